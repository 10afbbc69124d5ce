package io.ghl.examples.twowaysync.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinceCheckTest {
    private static final String RELEASED = """
            package lib

            public final class lib.Shop
                public java.lang.String name()

            public final record lib.Item
                public java.lang.String name()
                public lib.Item(java.lang.String)

            public abstract interface lib.Wide

            public static final enum lib.Wide$Kind
                public static final lib.Wide$Kind OLD

            """;

    @TempDir
    Path root;

    @Test
    void membersOfKnownTypesSaySince() throws IOException {
        source("lib/Shop.java", """
                package lib;
                public final class Shop implements AutoCloseable {
                    /** A number. @since 0.2 */
                    public static final int TOLD = 1;
                    /** A number, there since 0.2. */
                    public static final int UNTOLD = 2;
                    /**
                     * Made.
                     *
                     * @param items what is in it
                     * @since 0.2
                     */
                    public Shop(java.util.@Nullable List<? extends Item> items, String @Nullable ... more) {}
                    /** Made of nothing. */
                    public Shop() {}
                    /**
                     * Sells.
                     *
                     * @since 0.2
                     */
                    public <T extends Item> T sell(@Nullable String name, Shop.Mode mode) { return null; }
                    /**
                     * Sells otherwise.
                     *
                     * @since 0.1
                     */
                    public void sell(String name) {}
                    /** Another type than in 0.1. */
                    public CharSequence name() { return ""; }
                    @Override
                    public void close() {}
                    public enum Mode { CASH }
                }
                """);

        assertThat(findings("""
                        package lib

                        public final class lib.Shop implements java.lang.AutoCloseable
                            public <T extends lib.Item> T sell(java.lang.String,lib.Shop$Mode)
                            public java.lang.CharSequence name()
                            public lib.Shop()
                            public lib.Shop(java.util.List<? extends lib.Item>,java.lang.String...)
                            public static final int TOLD
                            public static final int UNTOLD
                            public void close()
                            public void sell(java.lang.String) throws java.io.IOException,lib.Closed

                        public static final enum lib.Shop$Mode
                            public static final lib.Shop$Mode CASH
                            public static lib.Shop$Mode valueOf(java.lang.String)
                            public static lib.Shop$Mode[] values()

                        """))
                .containsExactly(
                        "lib.Shop#Shop() is new, but does not say @since 0.2",
                        "lib.Shop#UNTOLD is new, but does not say @since 0.2",
                        "lib.Shop#sell(String) is new, but does not say @since 0.2",
                        "lib.Shop$Mode is new, but does not say @since 0.2");
    }

    @Test
    void constantsOfEnumsAndNestedTypesAreFoundWhereTheyStand() throws IOException {
        source("lib/Wide.java", """
                package lib;
                /** Wide. */
                public interface Wide {
                    /** Kinds. */
                    enum Kind {
                        /** Old. */
                        OLD,
                        /**
                         * Told.
                         *
                         * @since 0.2
                         */
                        TOLD {
                            @Override
                            public String toString() { return "told"; }
                        },
                        /** Untold. */
                        UNTOLD
                    }
                    /**
                     * Inner.
                     *
                     * @since 0.2
                     */
                    record Inner(int one) {}
                }
                """);

        assertThat(findings("""
                        package lib

                        public abstract interface lib.Wide

                        public static final record lib.Wide$Inner
                            public int one()
                            public lib.Wide$Inner(int)

                        public static abstract enum lib.Wide$Kind
                            public static final lib.Wide$Kind OLD
                            public static final lib.Wide$Kind TOLD
                            public static final lib.Wide$Kind UNTOLD

                        """)).containsExactly("lib.Wide$Kind#UNTOLD is new, but does not say @since 0.2");
    }

    @Test
    void aNewTypeOrPackageSaysItForAllThatIsInIt() throws IOException {
        source("lib/Told.java", """
                package lib;
                /**
                 * New.
                 *
                 * @param <T> what it holds
                 * @since 0.2
                 */
                public interface Told<T> { void go(); final class Builder {} }
                """);
        source("lib/Untold.java", "package lib;\n/** New. */\npublic interface Untold { void go(); }\n");
        source("lib/fresh/package-info.java", "/**\n * New.\n *\n * @since 0.2\n */\npackage lib.fresh;\n");
        source("lib/fresh/Any.java", "package lib.fresh;\npublic class Any {}\n");

        assertThat(findings("""
                        package lib

                        public abstract interface lib.Told<T>
                            public abstract void go()

                        public static final class lib.Told$Builder

                        public abstract interface lib.Untold
                            public abstract void go()

                        package lib.fresh

                        public class lib.fresh.Any
                            public lib.fresh.Any()

                        """)).containsExactly("lib.Untold is new, but does not say @since 0.2");
    }

    @Test
    void aComponentOfARecordSaysItAtItsParameter() throws IOException {
        source("lib/Item.java", """
                package lib;
                /**
                 * An item.
                 *
                 * @param name the name
                 * @param told a price; since 0.2
                 * @param untold another
                 *     price
                 * @since 0.1
                 */
                public record Item(String name, int told, int untold) {
                    @Override
                    public int untold() { return untold; }
                }
                """);

        assertThat(findings("""
                        package lib

                        public final record lib.Item
                            public int told()
                            public int untold()
                            public java.lang.String name()
                            public lib.Item(java.lang.String,int,int)

                        """)).containsExactly("lib.Item#untold() is new, but does not say @since 0.2");
    }

    @Test
    void whatTheSourceDoesNotHaveIsNotTakenForTold() throws IOException {
        assertThat(findings("package lib\n\npublic class lib.Shop\n    public void lost()\n"))
                .containsExactly("lib.Shop#lost() is new, but does not say @since 0.2");
    }

    @Test
    void aPatchBringsNothingNew() throws IOException {
        source("lib/Shop.java", "package lib;\npublic class Shop {\n/** @since 0.1 */ public void sell() {} }\n");
        String current = "package lib\n\npublic class lib.Shop\n    public void sell()\n";

        assertThat(SinceCheck.findings(
                        ApiDump.of(RELEASED), ApiDump.of(current), new SourceDocs(root), "0.1.0", "0.1.1"))
                .containsExactly("lib.Shop#sell() is new, so the next version is a minor one");
    }

    private List<String> findings(String current) throws IOException {
        return SinceCheck.findings(ApiDump.of(RELEASED), ApiDump.of(current), new SourceDocs(root), "0.1.3", "0.2.0");
    }

    private void source(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
