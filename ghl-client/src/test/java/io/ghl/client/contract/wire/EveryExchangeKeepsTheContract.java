package io.ghl.client.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.contract.spec.OpenApiFiles;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Holds every request of the whole run, and every answer of the sandbox, against HighLevel's specification, whichever
 * test makes them; what is wrong on purpose is in {@link WrongOnPurpose}. JUnit finds this class by its service file.
 * Without the specification's files the run fails in CI; elsewhere it says that nothing was checked.
 */
public final class EveryExchangeKeepsTheContract implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private static final Namespace HERE = Namespace.create(EveryExchangeKeepsTheContract.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        suite(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<Exchange> exchanges = Wire.take();
        if (OpenApiFiles.areThere()) {
            String test = name(context.getRequiredTestClass()) + "."
                    + context.getRequiredTestMethod().getName();
            assertThat(suite(context).watch.broken(test, exchanges))
                    .as("what breaks the contract and is not in the list of what is wrong on purpose")
                    .isEmpty();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        assertThat(suite(context).watch.stale(name(context.getRequiredTestClass())))
                .as("wrong on purpose and no longer sent")
                .isEmpty();
    }

    static String name(Class<?> test) {
        return test.getName().substring("io.ghl.client.".length());
    }

    private static Suite suite(ExtensionContext context) {
        return context.getRoot().getStore(HERE).computeIfAbsent(Suite.class, key -> new Suite(), Suite.class);
    }

    /** From the first test to the end of the last; closed by JUnit. */
    private static final class Suite implements AutoCloseable {
        private final Watch watch = new Watch(WrongOnPurpose.ALL);

        @Override
        public void close() {
            if (OpenApiFiles.areThere()) {
                return;
            }
            System.out.println("No OpenAPI files: no exchange was held against them; set -Dghl.openapi");
            // "none" is said where their checker cannot run.
            if ("true".equals(System.getenv("CI")) && !"none".equals(System.getProperty("ghl.openapi"))) {
                throw new AssertionError("The OpenAPI files must be there in CI; set -Dghl.openapi");
            }
        }
    }
}
