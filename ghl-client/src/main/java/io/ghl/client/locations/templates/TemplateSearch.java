package io.ghl.client.locations.templates;

import io.ghl.client.internal.json.Check;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which templates of a location to list. Immutable: each method returns a changed copy. */
public final class TemplateSearch {
    private final Map<String, String> parameters;

    /** What a template is for. */
    public enum Type {
        /** Messages to phones. */
        SMS("sms"),
        /** E-mails. */
        EMAIL("email"),
        /** Messages over WhatsApp. */
        WHATSAPP("whatsapp");

        private final String wire;

        Type(String wire) {
            this.wire = wire;
        }

        /**
         * HighLevel's name.
         *
         * @return the text that is sent
         */
        public String wire() {
            return wire;
        }
    }

    private TemplateSearch(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * All templates of an origin. HighLevel wants one and does not say what it is; its example is the id of a location.
     *
     * @param originId the id
     * @return a search without further conditions
     * @throws IllegalArgumentException if it is blank or a dot segment
     */
    public static TemplateSearch ofOrigin(String originId) {
        return new TemplateSearch(Map.of("originId", Check.id("originId", originId)));
    }

    /**
     * Only templates of a type.
     *
     * @param type the type
     * @return a changed copy
     */
    public TemplateSearch type(Type type) {
        return with("type", Check.given("type", type).wire());
    }

    /**
     * Whether to list deleted templates; not unless set.
     *
     * @param deleted whether they must be deleted
     * @return a changed copy
     */
    public TemplateSearch deleted(boolean deleted) {
        return with("deleted", String.valueOf(deleted));
    }

    /**
     * The search as query parameters, without the page.
     *
     * @return name to value
     */
    public Map<String, String> parameters() {
        return parameters;
    }

    private TemplateSearch with(String name, String value) {
        Map<String, String> copy = new LinkedHashMap<>(parameters);
        copy.put(name, value);
        return new TemplateSearch(Collections.unmodifiableMap(copy));
    }

    /** The names of the conditions without their values. */
    @Override
    public String toString() {
        return "TemplateSearch" + parameters.keySet();
    }
}
