package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a user has to carry and to look through. Threads have their budget in {@link NoThreadIsLeft}. */
class BudgetsTest {
    private static final int TYPES = 250;
    private static final int DAY_ONE_TYPES = 25;
    private static final int JAR = 1 << 20;

    private static Path classes() throws Exception {
        return Path.of(GhlClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static List<Class<?>> publicTypes(String exported) throws Exception {
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes().resolve(exported.replace('.', '/')))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.matches("[A-Za-z0-9]+\\.class")) {
                    Class<?> type = Class.forName(exported + "." + name.replace(".class", ""));
                    if (Modifier.isPublic(type.getModifiers())) {
                        types.add(type);
                    }
                }
            }
        }
        return types;
    }

    @Test
    void thePublicTypesStayFew() throws Exception {
        int all = 0;
        try (InputStream descriptor = Files.newInputStream(classes().resolve("module-info.class"))) {
            for (ModuleDescriptor.Exports exports :
                    ModuleDescriptor.read(descriptor).exports()) {
                all += publicTypes(exports.source()).size();
            }
        }
        int dayOne = publicTypes("io.ghl.client").size();
        System.out.println("Budget: " + all + " of " + TYPES + " public types, " + dayOne + " of " + DAY_ONE_TYPES
                + " in the root package");
        assertThat(all).isBetween(dayOne + 1, TYPES);
        assertThat(dayOne).isBetween(5, DAY_ONE_TYPES);
    }

    @Test
    void theJarStaysSmall() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes);
                Stream<Path> files = Files.walk(classes())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new JarEntry(classes().relativize(file).toString()));
                Files.copy(file, jar);
            }
        }
        System.out.println("Budget: " + bytes.size() / 1024 + " of " + JAR / 1024 + " KiB of jar");
        assertThat(bytes.size()).isBetween(100 << 10, JAR);
    }
}
