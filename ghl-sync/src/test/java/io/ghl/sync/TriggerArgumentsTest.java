package io.ghl.sync;

import static io.ghl.sync.trigger.Condition.appointmentStatusChanged;
import static io.ghl.sync.trigger.Condition.fieldChanged;
import static io.ghl.sync.trigger.Condition.stays;
import static io.ghl.sync.trigger.Condition.unsynced;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.trigger.Condition;
import io.ghl.sync.trigger.Effect;
import io.ghl.sync.trigger.Effects;
import io.ghl.sync.trigger.Trigger;
import io.ghl.sync.trigger.action.Action;
import io.ghl.sync.trigger.action.Actions;
import io.ghl.sync.trigger.action.Parameter;
import io.ghl.sync.trigger.action.Templates;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no argument of a trigger may be is refused where it is given: nobody sees that a trigger does not fire. */
class TriggerArgumentsTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final URI RECEIVER = URI.create("https://example.com/hook");
    private static final String TAGGING = "add-tags";

    private static Arguments refused(String name, ThrowingCallable call) {
        return arguments(name, call);
    }

    private static Trigger trigger() {
        return Trigger.named("any");
    }

    private static Action.Builder action() {
        return Action.named("greet", "Greets");
    }

    static Stream<Arguments> nullsOfTriggers() {
        return Stream.of(
                refused("name", () -> Trigger.named(null)),
                refused("type", () -> trigger().on(null)),
                refused("side", () -> trigger().from(null)),
                refused("conditions", () -> trigger().when((Condition[]) null)),
                refused("condition", () -> trigger().when(Condition.created(), null)),
                refused("predicate", () -> trigger().where(null)),
                refused("effects", () -> trigger().then((Effect[]) null)),
                refused("effect", () -> trigger().then((Effect) null)),
                refused("effect", () -> Effects.inTransaction(null)),
                refused("table", () -> Effects.outbox(null)),
                refused("url", () -> Effects.webhook(null, "sixteen characters")),
                refused("secret", () -> Effects.webhook(RECEIVER, null)),
                refused("values", () -> Effects.setInApp(null)),
                refused("actions", () -> Effects.action(null, TAGGING, Map.of())),
                refused("id", () -> Effects.action(Actions.highLevel(), null, Map.of())),
                refused("parameters", () -> Effects.action(Actions.highLevel(), TAGGING, null)));
    }

    static Stream<Arguments> nullsOfConditions() {
        return Stream.of(
                refused("field", () -> fieldChanged(null)),
                refused("value", () -> fieldChanged("city").from(null)),
                refused("value", () -> fieldChanged("city").to(null)),
                refused("status", () -> appointmentStatusChanged().from(null)),
                refused("status", () -> appointmentStatusChanged().to(null)),
                refused("tag", () -> Condition.tagAdded(null)),
                refused("tag", () -> Condition.tagRemoved(null)),
                refused("before", () -> Condition.taskDue(null)),
                refused("after", () -> Condition.taskOverdue(null)),
                refused("field", () -> stays(null, "Oslo", DAY)),
                refused("value", () -> stays("city", null, DAY)),
                refused("lasting", () -> stays("city", "Oslo", null)),
                refused("lasting", () -> unsynced(null)),
                refused("field", () -> unsynced(null, DAY)),
                refused("lasting", () -> unsynced("city", null)),
                refused("event", () -> Condition.webhook(null)),
                refused("kind", () -> new Condition.Happened(null)),
                refused("field", () -> new Condition.FieldChanged(null, null, null)),
                refused("by", () -> new Condition.TaskTime(true, null)),
                refused("value", () -> new Condition.Stays("city", null, DAY)),
                refused("lasting", () -> new Condition.Stays("city", FieldValue.nothing(), null)));
    }

    static Stream<Arguments> nullsOfActions() {
        Actions actions = Actions.highLevel();
        return Stream.of(
                refused("actions", () -> actions.with((Action[]) null)),
                refused("action", () -> actions.with((Action) null)),
                refused("clock", () -> actions.withClock(null)),
                refused("now", () -> actions.at(null)),
                refused("id", () -> actions.find(null)),
                refused("id", () -> actions.get(null)),
                refused("id", () -> actions.problems(null, Map.of())),
                refused("parameters", () -> actions.problems(TAGGING, null)),
                refused("location", () -> actions.call(null, TAGGING, Map.of())),
                refused("location", () -> actions.repeat(null, TAGGING, Map.of())),
                refused("id", () -> actions.effect(null, Map.of())),
                refused("parameters", () -> actions.effect(TAGGING, null)),
                refused("id", () -> Action.named(null, "Greets")),
                refused("title", () -> Action.named("greet", null)),
                refused("operationId", () -> action().operation(null)),
                refused("scopes", () -> action().operation("greet", (String[]) null)),
                refused("scope", () -> action().operation("greet", (String) null)),
                refused("parameters", () -> action().needs((Parameter<?>[]) null)),
                refused("parameter", () -> action().needs((Parameter<?>) null)),
                refused("parameter", () -> action().takes((Parameter<?>) null)),
                refused("parameter", () -> action().takesSome((Parameter<?>) null)),
                refused("note", () -> action().looksFirst(null, call -> null)),
                refused("found", () -> action().looksFirst("by name", null)),
                refused("work", () -> action().does(null)),
                refused("name", () -> Parameter.text(null, "a name")),
                refused("meaning", () -> Parameter.text("name", null)),
                refused("words", () -> Parameter.word("name", "a name", null)),
                refused("item", () -> Parameter.list("names", "some names", null)),
                refused("parameters", () -> Templates.fill(null, Map.of())),
                refused("fields", () -> Templates.fill(Map.of(), null)));
    }

    @ParameterizedTest
    @MethodSource({"nullsOfTriggers", "nullsOfConditions", "nullsOfActions"})
    void nullIsRefusedByName(String name, ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call).withMessage(name + " must not be null.");
    }
}
