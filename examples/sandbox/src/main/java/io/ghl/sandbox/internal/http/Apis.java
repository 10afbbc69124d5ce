package io.ghl.sandbox.internal.http;

import io.ghl.sandbox.Faults;
import io.ghl.sandbox.RequestJournal;
import io.ghl.sandbox.internal.businesses.BusinessApi;
import io.ghl.sandbox.internal.calendars.CalendarApi;
import io.ghl.sandbox.internal.calendars.EventApi;
import io.ghl.sandbox.internal.calendars.EventNoteApi;
import io.ghl.sandbox.internal.contacts.ContactApi;
import io.ghl.sandbox.internal.contacts.ContactLinkApi;
import io.ghl.sandbox.internal.contacts.ContactService;
import io.ghl.sandbox.internal.contacts.CustomValueApi;
import io.ghl.sandbox.internal.contacts.LocationApi;
import io.ghl.sandbox.internal.contacts.LocationTagApi;
import io.ghl.sandbox.internal.contacts.NoteApi;
import io.ghl.sandbox.internal.contacts.RecurringTaskApi;
import io.ghl.sandbox.internal.contacts.TagApi;
import io.ghl.sandbox.internal.contacts.TaskApi;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import io.ghl.sandbox.internal.users.UserApi;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts the gateway and the operations behind it together. */
public final class Apis {
    private final RateLimiter limiter;
    private final Gateway gateway;

    /** Creates the gateway of one sandbox; tokens may come and go in the map. */
    public Apis(
            World world,
            Settings settings,
            ContactService contacts,
            Map<String, Token> tokens,
            Limits limits,
            Faults faults,
            RequestJournal journal,
            Clock clock) {
        this.limiter = new RateLimiter(clock, limits.max(), limits.interval(), limits.daily());
        List<Operation> operations = new ArrayList<>(Operations.all(
                new ContactApi(world, settings, contacts),
                new TagApi(world, contacts),
                new TaskApi(world, settings, contacts),
                new NoteApi(world, settings, contacts),
                new LocationApi(world, settings)));
        operations.addAll(ContactLinkOperations.all(new ContactLinkApi(world, settings, contacts)));
        operations.addAll(LocationOperations.all(
                new LocationTagApi(world, settings),
                new LocationApi(world, settings),
                new CustomValueApi(world, settings),
                new RecurringTaskApi(world, settings)));
        operations.addAll(UserOperations.all(new UserApi(world, settings)));
        operations.addAll(CalendarOperations.all(
                new CalendarApi(world, settings),
                new EventApi(world, settings, contacts),
                new EventNoteApi(world, settings)));
        operations.addAll(BusinessOperations.all(new BusinessApi(world, settings)));
        Router router = new Router(operations);
        this.gateway = new Gateway(router, tokens, limiter, settings, faults, journal, clock);
    }

    /** The budgets of each token. */
    public record Limits(int max, Duration interval, int daily) {}

    /** The gateway. */
    public Gateway gateway() {
        return gateway;
    }

    /** Gives every token its full budgets back. */
    public void resetLimits() {
        limiter.reset();
    }
}
