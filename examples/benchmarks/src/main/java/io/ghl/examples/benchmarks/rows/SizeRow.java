package io.ghl.examples.benchmarks.rows;

import io.ghl.client.GhlClient;
import io.ghl.examples.benchmarks.harness.Figure;
import io.ghl.examples.benchmarks.harness.Outcome;
import io.ghl.examples.benchmarks.harness.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** How much client there is. The jar is packed anew from the client's classes, wherever they lie. */
public final class SizeRow implements Row {
    private static final String PACKAGE = "io/ghl/client/";
    private static final Pattern PUBLIC_TYPE = Pattern.compile("io/ghl/client/(?!internal/)(?:[a-z]+/)*([A-Z]\\w*)");

    @Override
    public String name() {
        return "size";
    }

    @Override
    public String title() {
        return "how much client there is";
    }

    @Override
    public Outcome run(boolean quick) throws IOException {
        Path source = source();
        if (Files.isDirectory(source)) {
            return outcome(source);
        }
        try (FileSystem jar = FileSystems.newFileSystem(source)) {
            return outcome(jar.getPath("/"));
        }
    }

    private static Path source() {
        try {
            return Path.of(GhlClient.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outcome outcome(Path root) throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.walk(root.resolve(PACKAGE))) {
            names = files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
        return new Outcome(
                List.of(
                        Figure.of("jar", packed(root, names) / 1e6, "MB").atMost(1),
                        Figure.count(
                                        "public top-level types",
                                        names.stream().filter(SizeRow::isPublic).count())
                                .atMost(250),
                        Figure.count("types met on day one", dayOne().size()).atMost(25)),
                null);
    }

    private static int packed(Path root, List<String> names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes)) {
            for (String name : names) {
                jar.putNextEntry(new ZipEntry(name));
                Files.copy(root.resolve(name), jar);
                jar.closeEntry();
            }
        }
        return bytes.size();
    }

    private static boolean isPublic(String name) {
        if (!PUBLIC_TYPE.matcher(name.replace(".class", "")).matches()) {
            return false;
        }
        try {
            String type = name.replace(".class", "").replace('/', '.');
            return Modifier.isPublic(
                    Class.forName(type, false, SizeRow.class.getClassLoader()).getModifiers());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The client's top-level types that the class file of {@link DayOne} names. */
    static Set<String> dayOne() throws IOException {
        Set<String> types = new TreeSet<>();
        for (String constant : ClassConstants.texts(DayOne.class)) {
            Matcher type = PUBLIC_TYPE.matcher(constant);
            while (type.find()) {
                types.add(type.group(1));
            }
        }
        return types;
    }
}
