package io.ghl.sync.internal.ghl.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.GhlLocation;
import io.ghl.client.businesses.Business;
import io.ghl.client.businesses.BusinessFields;
import io.ghl.client.businesses.BusinessUpdate;
import io.ghl.client.businesses.NewBusiness;
import io.ghl.client.error.NotFoundException;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.ghl.GhlRows;
import io.ghl.sync.internal.webhook.EventParser;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.webhook.WebhookException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The businesses of a location, which are the companies of contacts. Thread-safe. */
final class ClientBusinesses implements GhlRecords {
    private static final String NAME = "name";

    private static final Map<String, Function<Business, @Nullable String>> TEXTS = Map.of(
            NAME,
            Business::name,
            "phone",
            Business::phone,
            "email",
            Business::email,
            "website",
            Business::website,
            "address",
            Business::address,
            "city",
            Business::city,
            "postalCode",
            Business::postalCode,
            "state",
            Business::state,
            "country",
            Business::country,
            "description",
            Business::description);

    private static final Map<String, BiConsumer<BusinessFields<?>, String>> SETTERS = Map.of(
            NAME,
            BusinessFields::name,
            "phone",
            BusinessFields::phone,
            "email",
            BusinessFields::email,
            "website",
            BusinessFields::website,
            "address",
            BusinessFields::address,
            "city",
            BusinessFields::city,
            "postalCode",
            BusinessFields::postalCode,
            "state",
            BusinessFields::state,
            "country",
            BusinessFields::country,
            "description",
            BusinessFields::description);

    private final GhlLocation location;

    ClientBusinesses(GhlLocation location) {
        this.location = location;
    }

    @Override
    public Optional<GhlRecord> read(String id) {
        try {
            return Optional.of(record(location.businesses().get(id)));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public void checkCreate(FieldValues values) {
        NewBusiness unused = business(values);
    }

    private static NewBusiness business(FieldValues values) {
        NewBusiness.Builder business = NewBusiness.builder();
        values.asMap().forEach((path, value) -> set(business, path, value));
        return business.build();
    }

    @Override
    public Created create(FieldValues values) {
        return new Created(record(location.businesses().create(business(values))), null);
    }

    @Override
    public GhlRecord update(String id, FieldValues changes) {
        BusinessUpdate.Builder update = BusinessUpdate.builder();
        changes.asMap().forEach((path, value) -> set(update, path, value));
        return location.businesses()
                .update(id, update.build())
                .map(ClientBusinesses::record)
                .orElseThrow(() -> new IllegalArgumentException("An update of business " + id + " changes nothing."));
    }

    private static void set(BusinessFields<?> business, String path, FieldValue value) {
        BiConsumer<BusinessFields<?>, String> setter = SETTERS.get(path);
        if (setter == null) {
            throw Values.notWritable("a business", path);
        }
        setter.accept(business, Values.plain(value));
    }

    @Override
    public void delete(String id) {
        try {
            location.businesses().delete(id);
        } catch (NotFoundException e) {
            // Gone is what was wanted.
        }
    }

    @Override
    public Collection<String> findsBy() {
        return Set.of(NAME);
    }

    /** HighLevel cannot search businesses, so all are read. */
    @Override
    public List<GhlRecord> find(FieldValues values, @Nullable String markerPath, @Nullable String marker) {
        String name = Values.textOf(values, NAME);
        return name == null
                ? List.of()
                : location.businesses().list().stream()
                        .filter(business -> business.name() != null
                                && business.name().strip().equalsIgnoreCase(name.strip()))
                        .map(ClientBusinesses::record)
                        .toList();
    }

    /** All of them: HighLevel has no list of those that changed, and a location has few. */
    @Override
    public GhlRows changedSince(Instant from, @Nullable String cursor) {
        return rows(cursor);
    }

    @Override
    public boolean listsUnchanged(FieldValues values) {
        return true;
    }

    @Override
    public GhlRows all(@Nullable String cursor) {
        return rows(cursor);
    }

    private GhlRows rows(@Nullable String cursor) {
        return ListPage.of(
                location.businesses().list(),
                cursor,
                businesses -> businesses.stream().map(ClientBusinesses::record).toList());
    }

    /** A business is told of as a record of custom objects is: by keys and texts. */
    @Override
    public Optional<Shown> shownBy(String event, String payload) {
        if (!event.equals("RecordCreate") && !event.equals("RecordUpdate")) {
            return Optional.empty();
        }
        JsonNode record;
        try {
            record = EventParser.parse(payload).envelope().payload();
        } catch (WebhookException e) {
            return Optional.empty();
        }
        String id = record.path("id").asText();
        ObjectNode business = JsonNodeFactory.instance.objectNode().put("id", id);
        for (JsonNode property : record.path("properties")) {
            business.put(
                    property.path("key").asText(), property.path("valueString").asText());
        }
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new Shown(
                        new GhlRecord(id, null, record(Business.of(business)).values()), TEXTS.keySet()));
    }

    private static GhlRecord record(Business business) {
        Values values = Values.whole();
        TEXTS.forEach((path, read) -> values.text(path, read.apply(business)));
        return new GhlRecord(business.id(), business.updatedAt(), values.done());
    }
}
