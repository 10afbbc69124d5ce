package io.ghl.examples.twowaysync;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.GhlClient;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.SyncEngine;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each published module promises stands in {@code docs/api}, so that a change of it is seen in review. Run with
 * {@code -Dapi.refresh} to write the files anew.
 */
class PublishedApiTest {
    private static final Set<String> OF_EVERY_RECORD = Set.of("equals", "hashCode", "toString");

    @ParameterizedTest
    @ValueSource(classes = {GhlClient.class, SyncEngine.class, GhlSandbox.class})
    void theApiIsTheOneThatWasReviewed(Class<?> entry) throws Exception {
        Path classes = Path.of(
                entry.getProtectionDomain().getCodeSource().getLocation().toURI());
        String actual;
        if (Files.isDirectory(classes)) {
            actual = dump(classes);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(classes)) {
                actual = dump(jar.getPath("/"));
            }
        }
        String module = entry.getPackageName().replace("io.ghl.", "ghl-");
        Path reviewed = Path.of(System.getProperty("ghl.root"), "docs", "api", module + ".txt");
        if (System.getProperty("api.refresh") != null) {
            Files.writeString(reviewed, actual);
        }
        assertThat(actual)
                .as(
                        "The API of %s differs from docs/api/%s.txt. If that is meant, refresh the file with%n  mvn -q"
                                + " -pl examples/two-way-sync -am test -Dtest=PublishedApiTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dapi.refresh%nand commit it with the"
                                + " change; docs/versioning.md says which version the change needs.",
                        module, module)
                .isEqualTo(Files.exists(reviewed) ? Files.readString(reviewed) : "");
    }

    private static String dump(Path classes) throws Exception {
        StringBuilder text = new StringBuilder();
        try (InputStream descriptor = Files.newInputStream(classes.resolve("module-info.class"))) {
            List<String> exported = ModuleDescriptor.read(descriptor).exports().stream()
                    .map(ModuleDescriptor.Exports::source)
                    .sorted()
                    .toList();
            for (String name : exported) {
                text.append("package ").append(name).append("\n\n");
                for (Class<?> type : types(classes, name)) {
                    text.append(header(type)).append('\n');
                    members(type)
                            .forEach(
                                    member -> text.append("    ").append(member).append('\n'));
                    text.append('\n');
                }
            }
        }
        return text.toString();
    }

    private static List<Class<?>> types(Path classes, String exported) throws Exception {
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes.resolve(exported.replace('.', '/')))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .map(name -> name.replace(".class", ""))
                    .sorted()
                    .toList();
            for (String name : names) {
                Class<?> type = Class.forName(exported + "." + name, false, PublishedApiTest.class.getClassLoader());
                if (isReachable(type)) {
                    types.add(type);
                }
            }
        }
        return types;
    }

    /** A public type, inside public types only. */
    private static boolean isReachable(Class<?> type) {
        if (type.isAnonymousClass() || type.isLocalClass() || !isPromised(type.getModifiers())) {
            return false;
        }
        return type.getDeclaringClass() == null || isReachable(type.getDeclaringClass());
    }

    private static boolean isPromised(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String header(Class<?> type) {
        // JDK 17 does not say whether a type is sealed, newer ones do; the permitted types say it as well.
        StringBuilder line = new StringBuilder(
                type.toGenericString().replace(" non-sealed ", " ").replace(" sealed ", " "));
        Type parent = type.getGenericSuperclass();
        if (parent != null && parent != Object.class && !type.isEnum() && !type.isRecord()) {
            line.append(" extends ").append(parent.getTypeName());
        }
        appendNames(line, type.isInterface() ? " extends " : " implements ", type.getGenericInterfaces());
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted != null && !type.isEnum()) {
            appendNames(line, " permits ", permitted);
        }
        return line.toString();
    }

    private static void appendNames(StringBuilder line, String word, Type[] types) {
        if (types.length > 0) {
            line.append(word)
                    .append(Arrays.stream(types).map(Type::getTypeName).sorted().collect(Collectors.joining(", ")));
        }
    }

    private static Set<String> members(Class<?> type) {
        Set<String> lines = new TreeSet<>();
        for (Field field : type.getDeclaredFields()) {
            addIfPromised(lines, field, field.toGenericString());
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            addIfPromised(lines, constructor, constructor.toGenericString());
        }
        for (Method method : type.getDeclaredMethods()) {
            if (!(type.isRecord() && OF_EVERY_RECORD.contains(method.getName()))) {
                addIfPromised(lines, method, method.toGenericString());
            }
        }
        return lines;
    }

    private static void addIfPromised(Set<String> lines, Member member, String text) {
        if (!isPromised(member.getModifiers()) || member.isSynthetic()) {
            return;
        }
        String owner = member.getDeclaringClass().getName() + ".";
        String name = member.getName();
        // A constructor's name is its class's, and says so by itself.
        boolean isMethodOrField = !(member instanceof Constructor);
        String line = isMethodOrField ? text.replace(" " + owner + name, " " + name) : text;
        // Whether a method locks is nothing that a caller may count on.
        lines.add(member instanceof Executable ? line.replace(" synchronized ", " ") : line);
    }
}
