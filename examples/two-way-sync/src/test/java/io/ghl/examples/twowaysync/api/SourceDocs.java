package io.ghl.examples.twowaysync.api;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The Javadoc of the sources of one module, by the names that an {@link ApiDump} has. */
final class SourceDocs {
    /** {@code overrides} is whether a member is declared by another type, which then documents it. */
    record Doc(String text, boolean overrides) {
        boolean saysSince(String version) {
            return Pattern.compile("@since\\s+" + Pattern.quote(version) + "\\s")
                    .matcher(text + "\n")
                    .find();
        }

        /** What the {@code @param} of a component of a record says, which has no tags of its own, or null. */
        @Nullable
        String component(String name) {
            Matcher tag = Pattern.compile("(?s)@param\\s+" + Pattern.quote(name) + "\\s(.*?)(?=\\n\\s*@|$)")
                    .matcher(text);
            return tag.find() ? tag.group(1) : null;
        }
    }

    private final Path root;
    private final Map<String, Doc> docs;

    SourceDocs(Path root) throws IOException {
        this.root = root;
        this.docs = read(root);
    }

    Doc ofPackage(String name) throws IOException {
        Path file = root.resolve(name.replace('.', '/')).resolve("package-info.java");
        return new Doc(Files.exists(file) ? Files.readString(file) : "", false);
    }

    /** Null if the source has no such type. */
    @Nullable
    Doc ofType(String type) {
        return docs.get(type);
    }

    /** Null if the source has no such member, as it is with a component of a record. */
    @Nullable
    Doc ofMember(String type, String member) {
        return docs.get(type + "#" + member);
    }

    private static Map<String, Doc> read(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(file -> file.toString().endsWith(".java")
                            && !root.relativize(file).toString().contains("internal")
                            && !file.endsWith("module-info.java"))
                    .toList();
        }
        Map<String, Doc> docs = new HashMap<>();
        if (files.isEmpty()) {
            return docs;
        }
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK, not a JRE");
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(trees, unit.getPackageName() + ".", docs).scan(unit, null);
            }
        }
        return docs;
    }

    private static final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final DocTrees trees;
        private final Map<String, Doc> docs;
        private String type;

        Reader(DocTrees trees, String packagePrefix, Map<String, Doc> docs) {
            this.trees = trees;
            this.docs = docs;
            this.type = packagePrefix;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
            String around = type;
            type = around + (around.endsWith(".") ? "" : "$") + tree.getSimpleName();
            put(type, false);
            super.visitClass(tree, null);
            type = around;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
            List<String> parameters = tree.getParameters().stream()
                    .map(parameter -> withoutAnnotations(parameter.getType()))
                    .toList();
            String name = tree.getName().toString();
            put(
                    type + "#" + ApiDump.signature(name.equals("<init>") ? ApiDump.simple(type) : name, parameters),
                    tree.getModifiers().getAnnotations().stream()
                            .anyMatch(annotation ->
                                    annotation.getAnnotationType().toString().equals("Override")));
            return null; // Not into bodies, whose types are nobody's.
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
            put(type + "#" + tree.getName(), false);
            return null;
        }

        private void put(String key, boolean overrides) {
            String text = trees.getDocComment(getCurrentPath());
            docs.put(key, new Doc(text == null ? "" : text, overrides));
        }

        private static String withoutAnnotations(Tree tree) {
            return tree.toString().replaceAll("@[\\w.]+(\\([^)]*\\))?\\s*", "").replace(" [", "[");
        }
    }
}
