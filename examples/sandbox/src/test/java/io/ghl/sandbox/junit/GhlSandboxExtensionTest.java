package io.ghl.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sandbox.GhlSandbox;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The extension in use, in each way to register it. */
class GhlSandboxExtensionTest {
    private static void assertClosed(int port) {
        assertThat(port).isPositive();
        assertThatIOException().isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    }

    @Nested
    @ExtendWith(GhlSandboxExtension.class)
    class WithAllDefaults {
        private final GhlSandbox given;

        WithAllDefaults(GhlSandbox given) {
            this.given = given;
        }

        @RepeatedTest(2)
        void eachTestFindsItAsAtTheStart(GhlSandbox sandbox) {
            assertThat(sandbox).isSameAs(given);
            assertThat(sandbox.contactCount()).isZero();
            assertThat(sandbox.faults().rules()).isEmpty();
            sandbox.createContact(Map.of("firstName", "Ada"));
            sandbox.faults().set(Fault.RATE_LIMIT, FaultRule.next(1));
        }
    }

    @Nested
    class SetUp {
        private static final Set<GhlSandbox> SEEN = new HashSet<>();

        /** Registered first, so told last; nested classes end earlier and leave it open. */
        @RegisterExtension
        @Order(1)
        static final AfterAllCallback AT_THE_VERY_END = context -> {
            if (context.getRequiredTestClass() == SetUp.class) {
                SEEN.forEach(sandbox -> assertClosed(sandbox.port()));
            }
        };

        @RegisterExtension
        @Order(2)
        static final GhlSandboxExtension HIGHLEVEL =
                GhlSandboxExtension.of(GhlSandbox.builder().contacts(3));

        @BeforeAll
        static void before(GhlSandbox sandbox) {
            SEEN.add(sandbox);
        }

        @BeforeEach
        void beforeEach(GhlSandbox sandbox) {
            SEEN.add(sandbox);
            assertThat(sandbox.contactCount()).isEqualTo(3);
        }

        @AfterAll
        static void after(GhlSandbox sandbox) {
            SEEN.add(sandbox);
            assertThat(SEEN).as("one for all tests, also of nested classes").hasSize(1);
        }

        @RepeatedTest(2)
        void hasItsContacts(GhlSandbox sandbox) {
            sandbox.createContact(Map.of("firstName", "Ada"));
            assertThat(sandbox.contactCount()).isEqualTo(4);
        }

        @Nested
        class Inside {
            @Test
            void sharesIt(GhlSandbox sandbox) {
                assertThat(SEEN).contains(sandbox);
            }
        }
    }

    @Nested
    class AsAnInstanceField {
        private static final Set<Integer> PORTS = new HashSet<>();

        @RegisterExtension
        final GhlSandboxExtension highLevel = new GhlSandboxExtension();

        @RepeatedTest(2)
        void eachTestHasItsOwn(GhlSandbox sandbox) {
            PORTS.add(sandbox.port());
        }

        @AfterAll
        static void allAreClosed() {
            assertThat(PORTS).isNotEmpty().allSatisfy(GhlSandboxExtensionTest::assertClosed);
        }
    }
}
