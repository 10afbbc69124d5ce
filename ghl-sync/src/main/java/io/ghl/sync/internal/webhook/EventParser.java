package io.ghl.sync.internal.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ghl.sync.webhook.WebhookEvent;
import io.ghl.sync.webhook.WebhookEvent.AppInstalled;
import io.ghl.sync.webhook.WebhookEvent.AppUninstalled;
import io.ghl.sync.webhook.WebhookEvent.AppointmentChanged;
import io.ghl.sync.webhook.WebhookEvent.Change;
import io.ghl.sync.webhook.WebhookEvent.ContactChanged;
import io.ghl.sync.webhook.WebhookEvent.Envelope;
import io.ghl.sync.webhook.WebhookEvent.NoteChanged;
import io.ghl.sync.webhook.WebhookEvent.PlanChanged;
import io.ghl.sync.webhook.WebhookEvent.RecordChanged;
import io.ghl.sync.webhook.WebhookEvent.TaskChanged;
import io.ghl.sync.webhook.WebhookEvent.Unknown;
import io.ghl.sync.webhook.WebhookException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads webhook bodies, which are flat objects in which anything may be missing or of another type than promised. */
public final class EventParser {
    /** Milliseconds since 1970 passed this number in March 1973; seconds will in the year 5138. */
    private static final long SMALLEST_MILLIS = 100_000_000_000L;

    private static final Pattern EPOCH = Pattern.compile("-?[0-9]{1,18}");

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Map<String, Function<Envelope, WebhookEvent>> TYPES = Map.ofEntries(
            Map.entry("ContactCreate", contact(Change.CREATED)),
            Map.entry("ContactUpdate", contact(Change.UPDATED)),
            Map.entry("ContactTagUpdate", contact(Change.TAGS_UPDATED)),
            Map.entry("ContactDndUpdate", contact(Change.DND_UPDATED)),
            Map.entry("ContactDelete", contact(Change.DELETED)),
            Map.entry("NoteCreate", note(Change.CREATED)),
            Map.entry("NoteUpdate", note(Change.UPDATED)),
            Map.entry("NoteDelete", note(Change.DELETED)),
            Map.entry("TaskCreate", task(Change.CREATED)),
            Map.entry("TaskComplete", task(Change.COMPLETED)),
            Map.entry("TaskDelete", task(Change.DELETED)),
            Map.entry("AppointmentCreate", appointment(Change.CREATED)),
            Map.entry("AppointmentUpdate", appointment(Change.UPDATED)),
            Map.entry("AppointmentDelete", appointment(Change.DELETED)),
            Map.entry("RecordCreate", record(Change.CREATED)),
            Map.entry("RecordUpdate", record(Change.UPDATED)),
            Map.entry("RecordDelete", record(Change.DELETED)),
            Map.entry("INSTALL", EventParser::installed),
            Map.entry("UNINSTALL", AppUninstalled::new),
            Map.entry("PLAN_CHANGE", EventParser::planChanged));

    private EventParser() {}

    /** Reads an event; fails with a {@link WebhookException} if it is not a JSON object. */
    public static WebhookEvent parse(String body) {
        Envelope envelope = envelope(object(body));
        return TYPES.getOrDefault(envelope.type(), Unknown::new).apply(envelope);
    }

    private static JsonNode object(String body) {
        try {
            JsonNode payload = MAPPER.readTree(body);
            if (payload.isObject()) {
                return payload;
            }
        } catch (JsonProcessingException e) {
            // Falls through: the exception quotes the body, so it must not go on.
        }
        throw new WebhookException(WebhookException.Reason.UNREADABLE);
    }

    private static Envelope envelope(JsonNode payload) {
        String type = text(payload, "type");
        return new Envelope(
                type == null ? "" : type,
                text(payload, "locationId"),
                text(payload, "companyId"),
                text(payload, "appId"),
                text(payload, "webhookId"),
                time(payload.path("timestamp")),
                payload);
    }

    private static Function<Envelope, WebhookEvent> contact(Change change) {
        return envelope -> new ContactChanged(envelope, change, text(envelope.payload(), "id"));
    }

    private static Function<Envelope, WebhookEvent> note(Change change) {
        return envelope -> new NoteChanged(
                envelope, change, text(envelope.payload(), "id"), text(envelope.payload(), "contactId"));
    }

    private static Function<Envelope, WebhookEvent> task(Change change) {
        return envelope -> new TaskChanged(
                envelope, change, text(envelope.payload(), "id"), text(envelope.payload(), "contactId"));
    }

    private static Function<Envelope, WebhookEvent> appointment(Change change) {
        return envelope -> {
            JsonNode nested = envelope.payload().path("appointment");
            JsonNode fields = nested.isObject() ? nested : envelope.payload();
            return new AppointmentChanged(
                    envelope, change, text(fields, "id"), text(fields, "contactId"), text(fields, "calendarId"));
        };
    }

    private static Function<Envelope, WebhookEvent> record(Change change) {
        return envelope -> new RecordChanged(
                envelope, change, text(envelope.payload(), "id"), text(envelope.payload(), "objectKey"));
    }

    private static WebhookEvent installed(Envelope envelope) {
        return new AppInstalled(envelope, text(envelope.payload(), "userId"), text(envelope.payload(), "planId"));
    }

    private static WebhookEvent planChanged(Envelope envelope) {
        return new PlanChanged(
                envelope,
                text(envelope.payload(), "userId"),
                text(envelope.payload(), "currentPlanId"),
                text(envelope.payload(), "newPlanId"));
    }

    /** A text, or a whole number as text; null if it is missing, blank or of another type. */
    private static @Nullable String text(JsonNode object, String field) {
        JsonNode node = object.path(field);
        if (!node.isTextual() && !node.isIntegralNumber()) {
            return null;
        }
        String text = node.asText();
        return text.isBlank() ? null : text;
    }

    /** A time in ISO form, with or without an offset (UTC then), or in seconds or milliseconds since 1970. */
    private static @Nullable Instant time(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? epoch(node.longValue()) : null;
        }
        String text = node.asText("").strip();
        try {
            if (EPOCH.matcher(text).matches()) {
                return epoch(Long.parseLong(text));
            }
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant epoch(long number) {
        boolean seconds = number > -SMALLEST_MILLIS && number < SMALLEST_MILLIS;
        return seconds ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }
}
