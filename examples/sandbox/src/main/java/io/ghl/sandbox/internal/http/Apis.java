package io.ghl.sandbox.internal.http;

import io.ghl.sandbox.Faults;
import io.ghl.sandbox.RequestJournal;
import io.ghl.sandbox.internal.businesses.BusinessApi;
import io.ghl.sandbox.internal.calendars.CalendarApi;
import io.ghl.sandbox.internal.calendars.EventApi;
import io.ghl.sandbox.internal.calendars.EventNoteApi;
import io.ghl.sandbox.internal.calendars.FreeSlotApi;
import io.ghl.sandbox.internal.calendars.GroupApi;
import io.ghl.sandbox.internal.calendars.NotificationApi;
import io.ghl.sandbox.internal.calendars.ResourceApi;
import io.ghl.sandbox.internal.calendars.ScheduleApi;
import io.ghl.sandbox.internal.contacts.ContactApi;
import io.ghl.sandbox.internal.contacts.ContactLinkApi;
import io.ghl.sandbox.internal.contacts.ContactService;
import io.ghl.sandbox.internal.contacts.CustomValueApi;
import io.ghl.sandbox.internal.contacts.FileApi;
import io.ghl.sandbox.internal.contacts.LocationApi;
import io.ghl.sandbox.internal.contacts.LocationTagApi;
import io.ghl.sandbox.internal.contacts.NoteApi;
import io.ghl.sandbox.internal.contacts.RecurringTaskApi;
import io.ghl.sandbox.internal.contacts.TagApi;
import io.ghl.sandbox.internal.contacts.TaskApi;
import io.ghl.sandbox.internal.locations.ObjectFieldApi;
import io.ghl.sandbox.internal.locations.SubAccountApi;
import io.ghl.sandbox.internal.locations.TemplateApi;
import io.ghl.sandbox.internal.oauth.Grants;
import io.ghl.sandbox.internal.oauth.OAuthApi;
import io.ghl.sandbox.internal.page.HomePage;
import io.ghl.sandbox.internal.services.ServiceBookingApi;
import io.ghl.sandbox.internal.services.ServiceCatalogApi;
import io.ghl.sandbox.internal.services.ServiceLocationApi;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import io.ghl.sandbox.internal.users.UserApi;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Puts the gateway and the operations behind it together. */
public final class Apis {
    private final RateLimiter limiter;
    private final Settings settings;
    private final Gateway gateway;
    private final Chooser chooser;
    private final Grants grants;
    private final Map<String, Token> tokens;
    private final Seeds seeds;

    /** Creates the gateway of one sandbox; tokens may come and go in the map. The installations are made for the scopes there are. */
    public Apis(
            World world,
            Settings settings,
            ContactService contacts,
            Map<String, Token> tokens,
            Function<Set<String>, Grants> grantsOf,
            Limits limits,
            Faults faults,
            RequestJournal journal,
            Clock clock) {
        this.tokens = tokens;
        this.limiter = new RateLimiter(clock, limits.max(), limits.interval(), limits.daily());
        List<Operation> rows = new ArrayList<>(Operations.all(
                new ContactApi(world, settings, contacts),
                new TagApi(world, contacts),
                new TaskApi(world, settings, contacts),
                new NoteApi(world, settings, contacts),
                new LocationApi(world, settings)));
        rows.addAll(ContactLinkOperations.all(new ContactLinkApi(world, settings, contacts)));
        rows.addAll(LocationOperations.all(
                new LocationTagApi(world, settings),
                new LocationApi(world, settings),
                new FileApi(world),
                new CustomValueApi(world, settings),
                new RecurringTaskApi(world, settings)));
        rows.addAll(UserOperations.all(new UserApi(world, settings)));
        rows.addAll(CalendarOperations.all(
                new CalendarApi(world, settings),
                new FreeSlotApi(world, settings),
                new EventApi(world, settings, contacts),
                new EventNoteApi(world, settings)));
        rows.addAll(CalendarSettingOperations.all(
                new GroupApi(world, settings),
                new ResourceApi(world, settings),
                new NotificationApi(world, settings),
                new ScheduleApi(world, settings)));
        rows.addAll(ServiceOperations.all(
                new ServiceBookingApi(world, settings, contacts),
                new ServiceCatalogApi(world, settings),
                new ServiceLocationApi(world, settings)));
        rows.addAll(BusinessOperations.all(new BusinessApi(world, settings)));
        rows.addAll(ObjectFieldOperations.all(new ObjectFieldApi(world, settings)));
        Set<String> scopes = new TreeSet<>(SubAccountOperations.SCOPES);
        scopes.addAll(OAuthOperations.SCOPES);
        rows.forEach(row -> scopes.add(row.scope()));
        this.grants = grantsOf.apply(scopes);
        rows.addAll(
                SubAccountOperations.all(new SubAccountApi(world, settings, grants), new TemplateApi(world, settings)));
        rows.addAll(OAuthOperations.all(new OAuthApi(grants)));
        this.seeds = new Seeds(world, grants.app().companyId(), rows);
        this.settings = settings;
        this.chooser = new Chooser(grants.app(), grants, settings);
        this.gateway = new Gateway(new Router(rows), tokens, grants, limiter, settings, faults, journal, clock);
    }

    /** The budgets of each app and location. */
    public record Limits(int max, Duration interval, int daily) {}

    /** The gateway. */
    public Gateway gateway() {
        return gateway;
    }

    /** The installations. */
    public Grants grants() {
        return grants;
    }

    /** Creates the records of seeds. */
    public Seeds seeds() {
        return seeds;
    }

    Chooser chooser() {
        return chooser;
    }

    /** What the page shows of tokens, budgets and installations. */
    public HomePage.Callers callers() {
        return new Callers(tokens, limiter, grants, settings);
    }

    /** Gives back the full budgets. */
    public void resetLimits() {
        limiter.reset();
    }
}
