package io.ghl.examples.twowaysync.script;

import io.ghl.examples.twowaysync.DemoException;
import io.ghl.examples.twowaysync.Progress;
import io.ghl.examples.twowaysync.app.CustomerEdits;
import io.ghl.examples.twowaysync.app.CustomerTable;
import io.ghl.examples.twowaysync.highlevel.ContactJson;
import io.ghl.examples.twowaysync.highlevel.HighLevelHttp;
import java.util.List;

/** Plays the script: as the app's own code on one side, as HighLevel's users on the other. */
public final class ScriptPlayer {
    /** Every so many edits the app forgets to tell the engine, which then finds them in the change log. */
    private static final int FORGETS_EVERY = 4;

    private final EditScript script;
    private final Oracle oracle;
    private final CustomerTable table;
    private final CustomerEdits app;
    private final HighLevelHttp highLevel;
    private final ContactJson json;
    private final SyncControl sync;
    private final Progress progress;

    public ScriptPlayer(
            EditScript script,
            List<Person> people,
            CustomerTable table,
            HighLevelHttp highLevel,
            ContactJson json,
            SyncControl sync,
            Progress progress) {
        this.script = script;
        this.oracle = new Oracle(people);
        this.table = table;
        this.app = new CustomerEdits(table);
        this.highLevel = highLevel;
        this.json = json;
        this.sync = sync;
        this.progress = progress;
        script.elements().subList(0, progress.position()).forEach(oracle::apply);
    }

    /** Hears of every line before it is played. */
    @FunctionalInterface
    public interface Listener {
        void next(int position, Element element);
    }

    /** Plays from where the progress stands to the end. */
    public void play(Listener listener) {
        List<Element> elements = script.elements();
        for (int position = progress.position(); position < elements.size(); position++) {
            Element element = elements.get(position);
            listener.next(position, element);
            if (element instanceof Step step) {
                perform(step);
            } else if (element instanceof Element.Barrier) {
                sync.awaitCalm();
            } else if (element instanceof Element.Pause pause) {
                sleep(pause);
            } else if (element instanceof Element.Window window && window.opens()) {
                sync.pause();
            } else if (element instanceof Element.Window) {
                sync.resume();
            }
            oracle.apply(element);
            progress.reached(position + 1);
        }
    }

    private void perform(Step step) {
        if (step.side() == Side.APP) {
            performInApp(step);
        } else {
            performInHighLevel(step);
        }
    }

    private void performInApp(Step step) {
        String id = customerId(step.person());
        switch (step.kind()) {
            case CREATE -> app.create(id, Details.of(step.values(), step.addTags()));
            case EDIT -> app.edit(id, step.values(), step.addTags(), step.removeTags());
            case DELETE -> app.delete(id);
        }
        if (step.number() % FORGETS_EVERY != 0) {
            sync.changed(id);
        }
    }

    private void performInHighLevel(Step step) {
        if (step.kind() == Step.Kind.CREATE) {
            String id = highLevel.createContact(json.creation(Details.of(step.values(), step.addTags())));
            progress.contactIds().put(step.person(), id);
            return;
        }
        String id = contactId(step.person());
        if (step.kind() == Step.Kind.DELETE) {
            highLevel.deleteContact(id);
            return;
        }
        if (!step.values().isEmpty()) {
            highLevel.updateContact(id, json.changes(step.values()));
        }
        if (!step.removeTags().isEmpty()) {
            highLevel.removeTags(id, step.removeTags());
        }
        if (!step.addTags().isEmpty()) {
            highLevel.addTags(id, step.addTags());
        }
    }

    /** The customer's id; of a customer that the sync made, found by the e-mail it must have by now. */
    private String customerId(String person) {
        if (!Person.isContactKey(person)) {
            return person;
        }
        List<String> ids = table.strings("SELECT id FROM customers WHERE email_key = ?", email(Side.APP, person));
        if (ids.size() != 1) {
            throw notSynced(person, "the app", ids.size());
        }
        return ids.get(0);
    }

    /** The contact's id; of a contact that the sync made, found by the e-mail it must have by now. */
    private String contactId(String person) {
        String id = progress.contactIds().get(person);
        return id != null
                ? id
                : highLevel
                        .contactIdByEmail(email(Side.GHL, person))
                        .orElseThrow(() -> notSynced(person, "HighLevel", 0));
    }

    private String email(Side side, String person) {
        Details details = oracle.of(side, person);
        String email = details == null ? null : details.get(Field.EMAIL);
        if (email == null) {
            throw new IllegalStateException("The script meets " + person + " without an e-mail.");
        }
        return email;
    }

    private static DemoException notSynced(String person, String side, int found) {
        return new DemoException("The sync did not bring " + person + " to " + side + " (" + found
                + " records instead of 1), so the script cannot go on; the files were left for a look.");
    }

    private static void sleep(Element.Pause pause) {
        try {
            Thread.sleep(pause.time().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("The demo was interrupted; run again with --resume.", e);
        }
    }
}
