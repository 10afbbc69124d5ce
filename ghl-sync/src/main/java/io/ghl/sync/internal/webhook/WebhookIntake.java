package io.ghl.sync.internal.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sync.audit.AuditEntry.Origin;
import io.ghl.sync.internal.install.AppEventNames;
import io.ghl.sync.internal.install.Parking;
import io.ghl.sync.internal.options.Several;
import io.ghl.sync.internal.store.sql.PostgresStore;
import io.ghl.sync.internal.trigger.Outbox;
import io.ghl.sync.internal.trigger.TriggerSet;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.ReceivedEvent;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.webhook.WebhookAnswer;
import io.ghl.sync.webhook.WebhookEvent;
import io.ghl.sync.webhook.WebhookEvent.Envelope;
import io.ghl.sync.webhook.WebhookException;
import io.ghl.sync.webhook.WebhookStatistics;
import io.ghl.sync.webhook.WebhookVerifier;
import io.ghl.sync.webhook.Webhooks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Turns deliveries into stored events and signals. Thread-safe. */
public final class WebhookIntake implements Webhooks {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookIntake.class);

    private static final Set<String> BUSINESS = Set.of("business");
    private static final String BY_CONTENT = "sha256:";
    private static final int REPLAYED_AT_ONCE = 500;

    private final SyncStore store;
    private final WebhookVerifier verifier;
    private final Clock clock;
    private final Set<RecordType> synced;
    private final Predicate<String> servesLocation;
    private final Consumer<String> wakeUp;
    private final ForApp appEvents;
    private final TriggerSet triggers;
    private final GroupedCommits<Delivery, WebhookAnswer> commits = new GroupedCommits<>(this::storeAll);
    private final Map<WebhookAnswer, LongAdder> answers = new EnumMap<>(WebhookAnswer.class);

    /**
     * @param synced the types of record that are looked at when an event tells of them
     * @param servesLocation whether the engine syncs the location
     * @param wakeUp told the location after a signal for it was stored
     * @param appEvents acts on the events of the app itself
     * @param triggers what may wait for events
     */
    public WebhookIntake(
            SyncStore store,
            WebhookVerifier verifier,
            Clock clock,
            Set<RecordType> synced,
            Predicate<String> servesLocation,
            Consumer<String> wakeUp,
            ForApp appEvents,
            TriggerSet triggers) {
        this.store = store;
        this.verifier = verifier;
        this.clock = clock;
        this.synced = Set.copyOf(synced);
        this.servesLocation = servesLocation;
        this.wakeUp = wakeUp;
        this.appEvents = appEvents;
        this.triggers = triggers;
        for (WebhookAnswer answer : WebhookAnswer.values()) {
            answers.put(answer, new LongAdder());
        }
    }

    /** Whoever acts on the events of the app itself. */
    @FunctionalInterface
    public interface ForApp {
        /** Whether an event concerns the app, and names somebody who has it. */
        boolean takes(WebhookEvent event);

        /** One was stored. Returns at once. */
        default void stored() {}
    }

    /** What an event is about, if the engine keeps it, and what that belongs to, if the event tells. */
    private record Subject(
            String location,
            @Nullable RecordType type,
            @Nullable String recordId,
            @Nullable String parentId) {}

    /** What is to be stored. */
    private record Delivery(Subject subject, WebhookEvent event, String payload, String id) {}

    @Override
    public WebhookAnswer receive(Map<String, List<String>> headers, byte[] body) {
        WebhookAnswer answer = verifyAndTake(headers, body);
        count(answer).increment();
        return answer;
    }

    private WebhookAnswer verifyAndTake(Map<String, List<String>> headers, byte[] body) {
        if (body.length > MAX_BODY_BYTES) {
            LOG.debug("Webhook refused: its body is larger than {} bytes.", MAX_BODY_BYTES);
            return WebhookAnswer.TOO_LARGE;
        }
        try {
            verifier.verify(headers, body);
        } catch (WebhookException e) {
            LOG.debug("Webhook refused: {}", e.getMessage());
            return WebhookAnswer.REFUSED;
        }
        String payload = new String(body, StandardCharsets.UTF_8);
        WebhookEvent event;
        try {
            event = WebhookEvent.parse(payload);
        } catch (WebhookException e) {
            LOG.debug("Webhook ignored: {}", e.getMessage());
            return WebhookAnswer.IGNORED;
        }
        if (AppEventNames.ALL.contains(event.envelope().type())) {
            return appEvents.takes(event) ? take(event, payload, headers, body) : WebhookAnswer.IGNORED;
        }
        Subject subject = subject(event);
        if (subject == null) {
            return WebhookAnswer.IGNORED;
        }
        String id = deliveryId(event, headers, body);
        // As in the lines of what it makes the engine do.
        MDC.put("ghl.correlation", id);
        try {
            return take(new Delivery(subject, event, payload, id));
        } finally {
            MDC.remove("ghl.correlation");
        }
    }

    /** Stored first: whatever happens from here on, it is acted on. */
    private WebhookAnswer take(WebhookEvent event, String payload, Map<String, List<String>> headers, byte[] body) {
        Envelope envelope = event.envelope();
        Instant now = clock.instant();
        ReceivedEvent received = new ReceivedEvent(
                appEventId(event, headers, body, now),
                envelope.type(),
                envelope.locationId(),
                null,
                null,
                envelope.timestamp(),
                now,
                payload);
        boolean stored;
        try {
            stored = store.transact(tx -> tx.inbox().store(received));
        } catch (RuntimeException e) {
            LOG.warn("An event of the app could not be stored, and HighLevel was asked to send it again.", e);
            return WebhookAnswer.BUSY;
        }
        appEvents.stored();
        return stored ? WebhookAnswer.STORED : WebhookAnswer.DUPLICATE;
    }

    /**
     * The app may be removed, installed and removed again, and events of both removals be the same to the byte where they
     * have neither an id nor a time. Those are kept apart: acting on a repetition does no harm.
     */
    private static String appEventId(
            WebhookEvent event, Map<String, List<String>> headers, byte[] body, Instant receivedAt) {
        String id = deliveryId(event, headers, body);
        return id.startsWith(BY_CONTENT) && event.envelope().timestamp() == null
                ? id + ":" + receivedAt.toEpochMilli()
                : id;
    }

    @Override
    public int replayAppEvents(Instant since) {
        Objects.requireNonNull(since, "since must not be null.");
        int again = store.transact(tx -> tx.inbox().waitAgain(since));
        if (again > 0) {
            appEvents.stored();
        }
        return again;
    }

    private WebhookAnswer take(Delivery delivery) {
        Subject subject = delivery.subject();
        try {
            if (!servesLocation.test(subject.location())) {
                return WebhookAnswer.IGNORED;
            }
            WebhookAnswer answer = commits.commit(lane(subject.location()), delivery);
            LOG.debug("Webhook {} about {} {}: {}", delivery.id(), subject.type(), subject.recordId(), answer);
            if (answer != WebhookAnswer.STORED) {
                return answer;
            }
        } catch (RuntimeException e) {
            // Whatever the reason, only this answer makes HighLevel send it again for certain.
            LOG.warn("A webhook could not be stored, and HighLevel was asked to send it again.", e);
            return WebhookAnswer.BUSY;
        }
        if (isSynced(subject) || isAwaited(delivery.event())) {
            wakeUp(subject.location());
        }
        return WebhookAnswer.STORED;
    }

    /** PostgreSQL commits locations side by side, and one that is locked is not to hold up the others. */
    private String lane(String location) {
        return store instanceof PostgresStore ? location : "";
    }

    private List<WebhookAnswer> storeAll(List<Delivery> group) {
        return store.transact(
                tx -> group.stream().map(delivery -> store(tx, delivery)).toList());
    }

    private WebhookAnswer store(StoreTransaction tx, Delivery delivery) {
        Subject subject = delivery.subject();
        if (Parking.why(tx, subject.location()) != null) {
            // Nobody listens until the next comparison of both sides; of a removed location nothing is kept.
            return WebhookAnswer.IGNORED;
        }
        // Dated within the transaction: a run that starts while this one waits must not take the event for older.
        ReceivedEvent received = new ReceivedEvent(
                delivery.id(),
                delivery.event().envelope().type(),
                subject.location(),
                subject.type(),
                subject.recordId(),
                delivery.event().envelope().timestamp(),
                clock.instant(),
                delivery.payload());
        boolean stored = tx.inbox().store(received);
        if (stored && isAwaited(delivery.event())) {
            new Outbox(triggers).fire(tx, List.of(change(delivery, received.receivedAt())), false);
        }
        RecordType type = subject.type();
        String recordId = subject.recordId();
        if (!stored || type == null || recordId == null) {
            return stored ? WebhookAnswer.STORED : WebhookAnswer.DUPLICATE;
        }
        if (subject.parentId() != null) {
            tx.relations().place(subject.location(), type, recordId, subject.parentId());
        }
        if (synced.contains(type) && mayConcernUs(tx, subject.location(), type, recordId, delivery.event())) {
            tx.signals()
                    .raise(
                            subject.location(),
                            type,
                            Side.GHL,
                            recordId,
                            received.receivedAt(),
                            Signal.Cause.WEBHOOK,
                            List.of(delivery.id()));
        }
        return WebhookAnswer.STORED;
    }

    private boolean isSynced(Subject subject) {
        return subject.type() != null && synced.contains(subject.type());
    }

    private boolean isAwaited(WebhookEvent event) {
        return triggers.webhooks().contains(event.envelope().type());
    }

    /** What triggers are told. Those of one contact, or of one record, are told in their order. */
    private static Change change(Delivery delivery, Instant now) {
        Subject subject = delivery.subject();
        JsonNode contact = delivery.event().envelope().payload().path("contactId");
        String about = contact.isTextual()
                ? contact.textValue()
                : subject.recordId() == null ? delivery.id() : subject.recordId();
        return new Change.WebhookReceived(
                new Change.About(
                        about + ":" + delivery.id(),
                        now,
                        subject.location(),
                        subject.type(),
                        about,
                        null,
                        subject.recordId(),
                        Origin.GHL,
                        0,
                        FieldValues.none()),
                delivery.event());
    }

    @Override
    public int replay(String locationId, Instant from, Instant until, RecordType... types) {
        Objects.requireNonNull(locationId, "locationId must not be null.");
        Objects.requireNonNull(from, "from must not be null.");
        Objects.requireNonNull(until, "until must not be null.");
        List<RecordType> named = Several.of("type", types);
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException(
                    "until must be after from, but is " + until + " and from is " + from + ".");
        }
        if (!servesLocation.test(locationId)) {
            throw new IllegalArgumentException(
                    "The engine does not serve location " + locationId + "; call location(id) first.");
        }
        Set<RecordType> chosen = named.isEmpty() ? synced : Set.copyOf(named);
        if (!synced.containsAll(chosen)) {
            throw new IllegalArgumentException(
                    "Of the types to replay, " + chosen + ", the engine syncs only some: " + synced + ".");
        }
        int replayed = 0;
        for (RecordType type : chosen) {
            replayed += replay(locationId, from, until, type);
        }
        if (replayed > 0) {
            wakeUp(locationId);
        }
        return replayed;
    }

    private int replay(String location, Instant from, Instant until, RecordType type) {
        int replayed = 0;
        List<String> page;
        String after = "";
        do {
            String reached = after;
            // A page at a time, so that neither webhooks nor the worker wait for the whole.
            page = store.transact(tx -> {
                List<String> ids = tx.inbox().records(location, type, from, until, reached, REPLAYED_AT_ONCE);
                // Not as webhooks, which are dropped unread if what they show is past.
                ids.forEach(
                        id -> tx.signals().raise(location, type, Side.GHL, id, clock.instant(), Signal.Cause.SWEEP));
                return ids;
            });
            replayed += page.size();
            after = page.isEmpty() ? after : page.get(page.size() - 1);
        } while (page.size() == REPLAYED_AT_ONCE);
        return replayed;
    }

    /** An event about a record that is not known yet may be about a record of a custom object, unless it is new. */
    private static boolean mayConcernUs(
            StoreTransaction tx, String location, RecordType type, String recordId, WebhookEvent event) {
        return !(event instanceof WebhookEvent.RecordChanged record)
                || record.change() == WebhookEvent.Change.CREATED
                || tx.links().of(location, type, Side.GHL, recordId).isPresent();
    }

    private void wakeUp(String location) {
        try {
            wakeUp.accept(location);
        } catch (RuntimeException e) {
            // The signal is stored; the worker finds it when it wakes by itself.
            LOG.warn("The worker of a location could not be woken.", e);
        }
    }

    private @Nullable Subject subject(WebhookEvent event) {
        if (event instanceof WebhookEvent.ContactChanged contact) {
            return subject(event, RecordType.CONTACT, contact.contactId(), null);
        }
        if (event instanceof WebhookEvent.NoteChanged note) {
            return subject(event, RecordType.NOTE, note.noteId(), note.contactId());
        }
        if (event instanceof WebhookEvent.TaskChanged task) {
            return subject(event, RecordType.TASK, task.taskId(), task.contactId());
        }
        if (event instanceof WebhookEvent.AppointmentChanged appointment) {
            return subject(event, RecordType.APPOINTMENT, appointment.appointmentId(), appointment.contactId());
        }
        if (event instanceof WebhookEvent.RecordChanged record
                && synced.contains(RecordType.BUSINESS)
                && (record.objectKey() == null || BUSINESS.contains(record.objectKey()))) {
            return subject(event, RecordType.BUSINESS, record.recordId(), null);
        }
        String location = event.envelope().locationId();
        return location != null && isAwaited(event) ? new Subject(location, null, null, null) : null;
    }

    private static @Nullable Subject subject(
            WebhookEvent event, RecordType type, @Nullable String recordId, @Nullable String parentId) {
        String location = event.envelope().locationId();
        return location == null || recordId == null ? null : new Subject(location, type, recordId, parentId);
    }

    /**
     * What names a delivery over its retries. The header is not signed, so what it says is kept apart from the webhook
     * ids, which are.
     */
    private static String deliveryId(WebhookEvent event, Map<String, List<String>> headers, byte[] body) {
        String webhookId = event.envelope().webhookId();
        if (webhookId != null) {
            return webhookId;
        }
        return Headers.values(headers, "deliveryId").stream()
                .findFirst()
                .map(id -> "delivery:" + id)
                .orElseGet(() -> BY_CONTENT + sha256(body));
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    private LongAdder count(WebhookAnswer answer) {
        return Objects.requireNonNull(answers.get(answer));
    }

    @Override
    public WebhookStatistics statistics() {
        long stored = count(WebhookAnswer.STORED).sum();
        long duplicates = count(WebhookAnswer.DUPLICATE).sum();
        long ignored = count(WebhookAnswer.IGNORED).sum();
        long refused = count(WebhookAnswer.REFUSED).sum()
                + count(WebhookAnswer.TOO_LARGE).sum();
        long busy = count(WebhookAnswer.BUSY).sum();
        return new WebhookStatistics(
                stored + duplicates + ignored + refused + busy, stored, duplicates, ignored, refused, busy);
    }
}
