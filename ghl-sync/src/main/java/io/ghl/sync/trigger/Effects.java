package io.ghl.sync.trigger;

import io.ghl.sync.internal.trigger.effect.InTransaction;
import io.ghl.sync.internal.trigger.effect.OutboxTable;
import io.ghl.sync.internal.trigger.effect.OutgoingWebhook;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.trigger.action.Actions;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Ready effects for {@link Trigger#then}; any lambda is one as well.
 *
 * {@snippet file="io/ghl/sync/SnippetsTest.java" region="trigger"}
 */
public final class Effects {
    private static final String CONTACT = "contact";

    private Effects() {}

    /**
     * Changes tables in the store's own database (SQLite or PostgreSQL), exactly once.
     *
     * @param effect what to do within the transaction, in milliseconds, for other work on the location waits
     * @return the effect
     */
    public static Effect inTransaction(TransactionEffect effect) {
        return new InTransaction(Objects.requireNonNull(effect, "effect must not be null."));
    }

    /**
     * Adds a row to an outbox table of the application in the store's own database, exactly once and in the order of each
     * record's changes, for a relay such as Debezium to take on. The table must have the text columns {@code id} (the
     * occasion's key), {@code aggregatetype} (the record type, {@code WEBHOOK} if there is none), {@code aggregateid} (the
     * pair of records, for order), {@code type} (the trigger's name) and {@code payload} (the change as JSON, like the body of
     * {@link #webhook(URI, String)}).
     *
     * @param table the table's name, which may have a schema before a dot
     * @return the effect
     */
    public static Effect outbox(String table) {
        return new InTransaction(new OutboxTable(Objects.requireNonNull(table, "table must not be null.")));
    }

    /**
     * Sends the change as JSON to a URL, signed as Standard Webhooks has it:
     * {@link io.ghl.sync.webhook.TriggerVerifier} verifies it, and so do the libraries of standardwebhooks.com. Answers
     * 2xx count as taken. 408, 425, 429, 5xx and no answer within 10 s are tried again later; anything else is a dead letter
     * at once, redirections among them.
     *
     * @param url where to, {@code https}, or {@code http} to this machine itself
     * @param secret 16 or more characters, better 32 random ones; one that begins with {@code whsec_} is Base64 behind it
     * @return the effect; its {@code toString} shows neither the secret nor the path of the URL, which may be one
     * @throws IllegalArgumentException if the URL or the secret cannot be used; the message does not show them
     */
    public static Effect webhook(URI url, String secret) {
        Objects.requireNonNull(url, "url must not be null.");
        Objects.requireNonNull(secret, "secret must not be null.");
        return OutgoingWebhook.to(url, secret);
    }

    /**
     * Sets fields of the application's own record, from which the sync carries them to HighLevel.
     *
     * @param values what to set for a change, in canonical form by the mapping's field names; nothing for none. A function
     *     that gives the same for the same change
     * @return the effect
     */
    public static Effect setInApp(Function<? super Change, FieldValues> values) {
        Objects.requireNonNull(values, "values must not be null.");
        return occasion -> {
            FieldValues wanted = values.apply(occasion.change());
            if (!wanted.isEmpty()) {
                occasion.setInApp(wanted);
            }
        };
    }

    /**
     * Carries out an action, as {@link Actions#effect} does; a parameter {@code contact} that is left out is the contact
     * that the change is about. A repeat goes by the action's {@link io.ghl.sync.trigger.action.Repetition}: it is harmless,
     * or what the first attempt made is looked for first, as far as HighLevel gives means to.
     *
     * @param actions the actions that there are, such as {@link Actions#highLevel()}
     * @param id the action
     * @param parameters its parameters, with {@linkplain io.ghl.sync.trigger.action.Templates templates}
     * @return the effect
     * @throws IllegalArgumentException if there is no such action, or its parameters are wrong
     */
    public static Effect action(Actions actions, String id, Map<String, ?> parameters) {
        Objects.requireNonNull(actions, "actions must not be null.");
        Objects.requireNonNull(id, "id must not be null.");
        Objects.requireNonNull(parameters, "parameters must not be null.");
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        boolean takesContact = actions.find(id).stream()
                .flatMap(action -> action.parameters().stream())
                .anyMatch(parameter -> parameter.name().equals(CONTACT));
        if (takesContact) {
            all.putIfAbsent(CONTACT, "{{contactId}}");
        }
        return actions.effect(id, all);
    }
}
