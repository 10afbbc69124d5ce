package io.ghl.examples.syncrunner.config;

import io.ghl.client.Secret;
import io.ghl.sync.internal.document.Form;
import io.ghl.sync.internal.document.Node;
import io.ghl.sync.internal.document.Problems;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part of the file: names with values, of which each can be taken from the environment. */
final class Part {
    private static final String ENV = "env";
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]+");
    private static final Pattern JSON_PATH = Pattern.compile("[^.]+(\\.[^.]+)*");

    private final Form form;
    private final Context context;

    /** What all parts share: the environment, the problems found, and the variables that were missing. */
    static final class Context {
        /** Fits wherever a variable is looked at, as an address and as a secret. */
        private static final String NOT_SET = "https://not-set.example.com";

        private final Map<String, String> env;
        private final boolean lenient;
        private final Problems problems;
        private final NavigableSet<String> missing;

        /** With {@code lenient} a missing variable is noted instead of being a problem. */
        Context(Map<String, String> env, boolean lenient) {
            this(env, lenient, new Problems(), new TreeSet<>());
        }

        private Context(Map<String, String> env, boolean lenient, Problems problems, NavigableSet<String> missing) {
            this.env = env;
            this.lenient = lenient;
            this.problems = problems;
            this.missing = missing;
        }

        /** The same for a part whose variables need not be set. */
        Context lenient() {
            return new Context(env, true, problems, missing);
        }

        Problems problems() {
            return problems;
        }

        /** What a variable holds that a mapping file names; null if it is not set. */
        @Nullable
        String variable(@Nullable String name) {
            String value = name == null ? null : env.get(name);
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
            if (lenient && name != null) {
                missing.add(name);
                return NOT_SET;
            }
            return null;
        }

        List<String> missing() {
            return List.copyOf(missing);
        }

        private @Nullable String variable(Node at, String name) {
            String value = env.get(name);
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
            if (lenient) {
                missing.add(name);
                return "not-set";
            }
            problems.add(
                    at.at(),
                    "The environment variable " + name + " is not set. Set it before you start the program, for"
                            + " example: export " + name + "=...");
            return null;
        }
    }

    private Part(Form form, Context context) {
        this.form = form;
        this.context = context;
    }

    static Optional<Part> of(Node node, String what, List<String> known, Context context) {
        return Form.of(node, what, known, context.problems).map(form -> new Part(form, context));
    }

    Form form() {
        return form;
    }

    Problems problems() {
        return context.problems;
    }

    void problem(String name, String message) {
        context.problems.add(form.get(name).map(Node::at).orElse(form.at()), message);
    }

    Optional<Part> part(String name, List<String> known) {
        return form.get(name).flatMap(node -> of(node, "\"" + name + "\"", known, context));
    }

    /** A text that is written or comes from the environment. */
    Optional<String> text(String name) {
        return form.get(name).map(node -> text(node, name));
    }

    Optional<String> need(String name, String hint) {
        return form.need(name, hint).map(node -> text(node, name));
    }

    private @Nullable String text(Node node, String name) {
        return node instanceof Node.Entries
                ? fromEnv(node, name)
                : Form.text(node, "\"" + name + "\"", context.problems);
    }

    private @Nullable String fromEnv(Node node, String name) {
        return Form.of(node, "\"" + name + "\"", List.of(ENV), context.problems)
                .flatMap(variable -> variable.need(ENV, "{env: NAME_OF_A_VARIABLE}"))
                .map(variable -> Form.text(variable, "\"env\"", context.problems))
                .map(variable -> context.variable(node, variable))
                .orElse(null);
    }

    /** Whether a text that was read comes from a variable that is not set here, so that there is nothing to judge. */
    boolean isUnset(String name) {
        return variable(name).filter(context.missing::contains).isPresent();
    }

    /** The variable that a text is taken from. */
    private Optional<String> variable(String name) {
        return form.get(name).stream()
                .filter(Node.Entries.class::isInstance)
                .flatMap(node -> ((Node.Entries) node).entries().stream())
                .filter(entry -> entry.name().equals(ENV) && entry.value() instanceof Node.Scalar)
                .map(entry -> ((Node.Scalar) entry.value()).text())
                .findFirst();
    }

    /** The name of a header. */
    Optional<String> header(String name) {
        return text(name).filter(text -> {
            boolean fits = HEADER.matcher(text).matches();
            if (!fits) {
                problem(name, "\"" + name + "\" is no name of a header; they consist of letters, digits and dashes.");
            }
            return fits;
        });
    }

    /** A place in a JSON document. */
    Optional<String> jsonPath(String name) {
        return text(name).filter(text -> isJsonPath(name, text));
    }

    Optional<String> needJsonPath(String name, String hint) {
        return need(name, hint).filter(text -> isJsonPath(name, text));
    }

    private boolean isJsonPath(String name, String text) {
        boolean fits = JSON_PATH.matcher(text).matches();
        if (!fits) {
            problem(name, "\"" + text + "\" is written as names with single dots between them, such as address.city.");
        }
        return fits;
    }

    /** Places in a JSON document by a name. */
    Map<String, String> jsonPaths(String name) {
        Map<String, String> paths = texts(name);
        paths.values().removeIf(text -> !isJsonPath(name, text));
        return paths;
    }

    /** A file or folder, as seen from another one. */
    Optional<Path> path(String name, Path from) {
        return text(name).flatMap(text -> path(name, text, from));
    }

    Optional<Path> path(String name, String text, Path from) {
        try {
            return Optional.of(from.resolve(text));
        } catch (InvalidPathException e) {
            problem(name, "\"" + name + "\" has a character that no file can have in its name.");
            return Optional.empty();
        }
    }

    /** A secret that is sent in a header, which may only come from the environment. */
    Optional<Secret> secret(String name) {
        return hidden(name).flatMap(text -> {
            try {
                return Optional.of(Secret.of(text));
            } catch (IllegalArgumentException e) {
                problem(
                        name,
                        "The environment variable " + variable(name).orElse("")
                                + " holds a space, a line break, or a character that is not ASCII. What is sent in a"
                                + " header has none of these; check what got into the variable.");
                return Optional.empty();
            }
        });
    }

    /** All that is sent in a header, which may only come from the environment. */
    Optional<Password> headerValue(String name) {
        return hidden(name)
                .filter(text -> {
                    boolean fits = HEADER_VALUE.matcher(text).matches();
                    if (!fits) {
                        problem(
                                name,
                                "The environment variable " + variable(name).orElse("")
                                        + " holds a line break, or a character that is not ASCII, which no header can"
                                        + " carry; check what got into the variable.");
                    }
                    return fits;
                })
                .map(Password::new);
    }

    /** A password, which may only come from the environment. */
    Optional<Password> password(String name) {
        return hidden(name).map(Password::new);
    }

    private Optional<String> hidden(String name) {
        return form.get(name).flatMap(node -> {
            if (!(node instanceof Node.Entries)) {
                context.problems.add(
                        node.at(),
                        "\"" + name + "\" is a secret and must not stand in the file. Put it into an environment"
                                + " variable, and write {env: NAME_OF_THE_VARIABLE} here.");
                return Optional.empty();
            }
            return Optional.ofNullable(fromEnv(node, name));
        });
    }

    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        form.get(name).ifPresent(node -> {
            if (!(node instanceof Node.Entries entries)) {
                context.problems.add(node.at(), "\"" + name + "\" is written as names with texts.");
                return;
            }
            for (Node.Entry entry : entries.entries()) {
                String text = Form.text(entry.value(), "\"" + entry.name() + "\"", context.problems);
                if (text != null) {
                    texts.put(entry.name(), text);
                }
            }
        });
        return texts;
    }

    /** A web address: https, or http on this computer only, so that no secret travels in the clear. */
    Optional<URI> url(String name) {
        return text(name).flatMap(text -> url(name, text));
    }

    Optional<URI> url(String name, String text) {
        if (isUnset(name)) {
            return Optional.of(URI.create(Context.NOT_SET));
        }
        String address = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        String problem = Addresses.problem(address);
        if (problem != null) {
            problem(name, "\"" + name + "\" " + problem);
            return Optional.empty();
        }
        return Optional.of(URI.create(address));
    }
}
