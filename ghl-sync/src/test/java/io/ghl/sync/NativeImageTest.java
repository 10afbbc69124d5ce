package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A native image holds only what its builder sees being used, and what the reachability metadata lists beside it. So
 * each resource and each reflective call stands here, and the metadata names what they need.
 */
class NativeImageTest {
    private static final String MODULE = "io.ghl.sync";
    private static final String METADATA = "META-INF/native-image/io.ghl/ghl-sync/reachability-metadata.json";
    private static final Set<String> REFLECTIVE_METHODS = Set.of(
            "java.lang.Class.forName",
            "java.lang.Class.getConstructor",
            "java.lang.Class.getConstructors",
            "java.lang.Class.getDeclaredConstructor",
            "java.lang.Class.getDeclaredConstructors",
            "java.lang.Class.getDeclaredField",
            "java.lang.Class.getDeclaredFields",
            "java.lang.Class.getDeclaredMethod",
            "java.lang.Class.getDeclaredMethods",
            "java.lang.Class.getField",
            "java.lang.Class.getFields",
            "java.lang.Class.getMethod",
            "java.lang.Class.getMethods",
            "java.lang.Class.getRecordComponents",
            "java.lang.Class.getResource",
            "java.lang.Class.getResourceAsStream",
            "java.lang.Module.getResourceAsStream",
            "com.fasterxml.jackson.databind.ObjectMapper.convertValue",
            "com.fasterxml.jackson.databind.ObjectMapper.readValue",
            "com.fasterxml.jackson.databind.ObjectMapper.treeToValue",
            "com.fasterxml.jackson.databind.ObjectMapper.valueToTree");
    private static final Set<String> REFLECTIVE_TYPES = Set.of(
            "java.io.ObjectInputStream",
            "java.io.ObjectOutputStream",
            "java.lang.ClassLoader",
            "java.lang.invoke.MethodHandles$Lookup",
            "java.lang.reflect.Constructor",
            "java.lang.reflect.Field",
            "java.lang.reflect.Method",
            "java.lang.reflect.Proxy",
            "java.util.ResourceBundle",
            "java.util.ServiceLoader",
            "java.util.concurrent.atomic.AtomicReferenceFieldUpdater");

    private static Path classes() throws Exception {
        return Path.of(SyncEngine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static JsonNode metadata() throws Exception {
        return new ObjectMapper().readTree(classes().resolve(METADATA).toFile());
    }

    private static Set<String> reflectiveCalls() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(MODULE).stream()
                        .flatMap(NativeImageTest::accesses)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> accesses(JavaClass type) {
        return type.getAccessesFromSelf().stream()
                .filter(NativeImageTest::isReflective)
                .map(access ->
                        type.getSimpleName() + " " + access.getTargetOwner().getSimpleName() + "." + access.getName());
    }

    private static boolean isReflective(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return REFLECTIVE_TYPES.contains(owner) || REFLECTIVE_METHODS.contains(owner + "." + access.getName());
    }

    @Test
    void everyReflectiveCallIsKnown() {
        assertThat(reflectiveCalls())
                .as("add what a new call needs to %s", METADATA)
                .containsExactly(
                        "LentConnection Method.getName",
                        "LentConnection Method.invoke",
                        "LentConnection Proxy.newProxyInstance",
                        "MappingFile Class.getResourceAsStream");
    }

    @Test
    void everyResourceIsListedForTheClassPathAndTheModulePath() throws Exception {
        Set<String> files = new TreeSet<>();
        try (Stream<Path> all = Files.walk(classes())) {
            all.filter(Files::isRegularFile)
                    .map(file -> relative(file))
                    .filter(file -> !file.endsWith(".class") && !file.startsWith("META-INF/"))
                    .forEach(files::add);
        }
        Set<String> onClassPath = new TreeSet<>();
        Set<String> inModule = new TreeSet<>();
        for (JsonNode resource : metadata().path("resources")) {
            Set<String> names = resource.has("module") ? inModule : onClassPath;
            names.add(resource.path("glob").textValue());
            assertThat(resource.path("module").asText(MODULE)).isEqualTo(MODULE);
        }
        assertThat(files).isNotEmpty();
        assertThat(onClassPath).isEqualTo(files);
        assertThat(inModule).isEqualTo(files);
    }

    @Test
    void theLentConnectionIsListed() throws Exception {
        assertThat(metadata().path("reflection"))
                .hasToString("[{\"type\":{\"proxy\":[\"java.sql.Connection\"]}},"
                        + "{\"type\":\"java.sql.Connection\",\"allPublicMethods\":true}]");
    }

    private static String relative(Path file) {
        try {
            return classes().relativize(file).toString().replace('\\', '/');
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
