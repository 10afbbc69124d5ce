package io.ghl.sandbox.junit;

import io.ghl.sandbox.GhlSandbox;
import io.ghl.sandbox.SandboxBuilder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs one {@link GhlSandbox} for a test class: started before the first test, {@linkplain GhlSandbox#reset() reset} before
 * each test, closed after the last one. Parameters of type {@link GhlSandbox} of constructors, tests and life-cycle methods
 * are that sandbox.
 *
 * <p>With all defaults, {@code @ExtendWith(GhlSandboxExtension.class)} is enough. A sandbox that is set up is registered as a
 * static field:
 *
 * {@snippet file="io/ghl/sandbox/SnippetsTest.java" region="extension"}
 *
 * <p>Nested test classes share the sandbox of the class around them, and an extension registered with an instance field has
 * a sandbox per test. The reset keeps what no test of the class should change: added and revoked tokens and the receiver of
 * webhooks. Tests of one class that run at the same time would reset each other's sandbox; such a class needs
 * {@code @Execution(SAME_THREAD)}. Thread-safe.
 */
@SuppressWarnings("exports") // Whoever uses the class has JUnit; nobody else needs it.
public final class GhlSandboxExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private static final String SANDBOX = "sandbox";

    private final Supplier<GhlSandbox> starter;

    /** Made by JUnit for {@code @ExtendWith}: a sandbox with all defaults. */
    public GhlSandboxExtension() {
        this(GhlSandbox::start);
    }

    private GhlSandboxExtension(Supplier<GhlSandbox> starter) {
        this.starter = starter;
    }

    /**
     * An extension whose sandbox is set up.
     *
     * @param builder how; it is started once for each test class that uses the extension
     * @return the extension
     */
    public static GhlSandboxExtension of(SandboxBuilder builder) {
        return new GhlSandboxExtension(builder::start);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (running(context) == null) {
            store(context).put(SANDBOX, starter.get());
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        GhlSandbox sandbox = running(context);
        if (sandbox == null) {
            // Registered with an instance field, so there was no beforeAll.
            store(context).put(SANDBOX, starter.get());
        } else {
            sandbox.reset();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == GhlSandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        GhlSandbox sandbox = running(context);
        if (sandbox == null) {
            throw new ParameterResolutionException(
                    "There is no sandbox yet: make the field of the GhlSandboxExtension static to use it before a test.");
        }
        return sandbox;
    }

    /** The sandbox of this test, its class, or a class around that. */
    private @Nullable GhlSandbox running(ExtensionContext context) {
        return store(context).get(SANDBOX, GhlSandbox.class);
    }

    /** Closes what belongs to exactly this test or class. */
    private void close(ExtensionContext context) {
        GhlSandbox own = store(context).remove(SANDBOX, GhlSandbox.class);
        if (own != null) {
            own.close();
        }
    }

    private ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(Namespace.create(GhlSandboxExtension.class, this));
    }
}
