package io.ghl.client.properties;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.GhlClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The public types of the client, found by looking: a new one is covered as soon as it is there. */
final class Models {
    private static final List<Class<?>> PUBLIC = publicTypes();
    private static final List<Class<?>> READS = PUBLIC.stream()
            .filter(type -> method(type, "of", JsonNode.class) != null && method(type, "additional") != null)
            .toList();
    private static final List<Class<?>> WRITES = PUBLIC.stream()
            .filter(type -> method(type, "builder") != null && method(type, "json") != null)
            .toList();

    private Models() {}

    private static List<Class<?>> publicTypes() {
        Path root;
        try {
            root = Path.of(GhlClient.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".class") && name.startsWith("io/ghl/client/"))
                    .filter(name -> !name.contains("/internal/") && !name.contains("-info"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .sorted()
                    .<Class<?>>map(Models::load)
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Class<?>> all() {
        return PUBLIC;
    }

    /** The types that are read from JSON and keep what they do not know. */
    static List<Class<?>> reads() {
        return READS;
    }

    /** The types that are written: a builder makes them, and they show what they send. */
    static List<Class<?>> writes() {
        return WRITES;
    }

    static @Nullable Method method(Class<?> type, String name, Class<?>... parameters) {
        try {
            return type.getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    /** What a read object says about itself, apart from the JSON as a whole. */
    static List<Method> accessors(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() == 0
                        && !List.of("additional", "json", "revealJson", "hashCode", "toString")
                                .contains(method.getName()))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    /** Calls a method; what it throws comes out as it is. */
    static @Nullable Object call(Method method, @Nullable Object target, @Nullable Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
