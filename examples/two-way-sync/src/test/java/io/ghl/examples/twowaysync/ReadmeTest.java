package io.ghl.examples.twowaysync;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.mapping.file.MappingFiles;
import io.ghl.sync.record.RecordType;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows compiles as it stands. */
class ReadmeTest {
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    private static final String CLIENT = """
            import static io.ghl.client.contacts.ContactField.DATE_UPDATED;
            import static java.time.temporal.ChronoUnit.DAYS;
            import io.ghl.client.*;
            import io.ghl.client.contacts.*;
            import io.ghl.client.tasks.*;
            import java.time.Instant;
            class Example {
                void run() {
            %s
                }
            }
            """;

    private static final Pattern YAML_BLOCK = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    private static final String SYNC = """
            import io.ghl.client.GhlClient;
            import io.ghl.sync.*;
            import io.ghl.sync.app.*;
            import io.ghl.sync.mapping.file.*;
            import io.ghl.sync.record.*;
            import io.ghl.sync.store.SyncStore;
            import java.nio.file.Path;
            import java.util.*;
            class Example {
                void run(GhlClient ghl, Map<RecordType, AppRecords<Row>> tables,
                        Map<String, List<String>> headers, byte[] rawBody)
                        throws InterruptedException {
            %s
                }
            }
            """;

    private static final String CODE = """
            import static io.ghl.sync.mapping.ContactFields.*;
            import static io.ghl.sync.merge.Strategies.*;
            import io.ghl.sync.*;
            import io.ghl.sync.app.AppRecords;
            import java.time.Duration;
            import java.util.*;
            class Example {
                interface Customer {
                    String firstName(); Customer withFirstName(String value);
                    String email(); Customer withEmail(String value);
                    String phone(); Customer withPhone(String value);
                    Set<String> labels(); Customer withLabels(Set<String> value);
                }
                void run(AppRecords<Customer> customers) {
            %s
                }
            }
            """;

    @TempDir
    Path output;

    @Test
    void theClientExampleCompilesAndIsShort() throws IOException {
        String example = blocks().get(0);
        assertThat(example.lines().count()).isLessThanOrEqualTo(12);
        assertCompiles(CLIENT.formatted(example));
    }

    @Test
    void theSyncExampleCompilesAndIsShort() throws IOException {
        String example = blocks().get(1);
        assertThat(example.lines().count()).isLessThanOrEqualTo(22);
        assertCompiles(SYNC.formatted(example));
        assertCompiles(CODE.formatted(blocks().get(2)));
    }

    @Test
    void theMappingFileIsRead() throws IOException {
        Matcher block = YAML_BLOCK.matcher(readme());
        assertThat(block.find()).isTrue();
        assertThat(MappingFiles.parse("sync.yaml", block.group(1), CodeSteps.none())
                        .files())
                .extracting(MappingFile::type)
                .containsExactly(RecordType.CONTACT, RecordType.TASK);
    }

    @Test
    void theQuickStartHasExactlyItsTwoCommands() throws IOException {
        String start = readme().split("## Quick start")[1].split("```")[1];
        assertThat(start.lines().filter(line -> line.startsWith("mvn")).map(line -> line.split("#")[0].strip()))
                .containsExactly("mvn -q compile exec:java", "mvn verify");
    }

    private static List<String> blocks() throws IOException {
        Matcher block = JAVA_BLOCK.matcher(readme());
        List<String> blocks = new ArrayList<>();
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of(System.getProperty("ghl.root"), "README.md"));
    }

    private void assertCompiles(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        boolean compiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of("-d", output.toString(), "-classpath", classPath, "-proc:none"),
                        null,
                        List.of(file))
                .call();
        assertThat(compiled).as(messages.toString()).isTrue();
    }
}
