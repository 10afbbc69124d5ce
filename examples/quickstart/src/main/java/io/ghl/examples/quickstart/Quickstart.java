package io.ghl.examples.quickstart;

import static io.ghl.client.contacts.ContactField.TAGS;
import static java.time.temporal.ChronoUnit.DAYS;

import io.ghl.client.GhlClient;
import io.ghl.client.GhlLocation;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.contacts.UpsertResult;
import io.ghl.client.error.GhlException;
import io.ghl.client.notes.NewNote;
import io.ghl.client.tasks.NewTask;
import io.ghl.client.tasks.Task;
import io.ghl.sandbox.GhlSandbox;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;

/**
 * A customer signs up: the contact is found or created, tagged, and gets a note and a follow-up task. Against a sandbox
 * that starts with the program, or, with {@code GHL_TOKEN} and {@code GHL_LOCATION_ID} set, against HighLevel: there it
 * writes one contact, {@code ada.quickstart@example.com}, and deletes it at the end if it was not there before.
 */
public final class Quickstart {
    private static final String EMAIL = "ada.quickstart@example.com";

    private Quickstart() {}

    /** Runs the example; exits with 1 if HighLevel refused something. */
    public static void main(String[] args) {
        System.exit(run(System.getenv(), System.out));
    }

    static int run(Map<String, String> environment, PrintStream out) {
        String token = environment.getOrDefault("GHL_TOKEN", "");
        String locationId = environment.getOrDefault("GHL_LOCATION_ID", "");
        if (token.isBlank() != locationId.isBlank()) {
            out.println("Set both GHL_TOKEN and GHL_LOCATION_ID, or neither to use the sandbox.");
            return 2;
        }
        try {
            if (token.isBlank()) {
                onSandbox(out);
            } else {
                try (GhlClient ghl = GhlClient.builder().privateToken(token).build()) {
                    signUp(ghl.location(locationId), out);
                }
            }
            return 0;
        } catch (GhlException e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    private static void onSandbox(PrintStream out) {
        try (GhlSandbox sandbox = GhlSandbox.start();
                GhlClient ghl = GhlClient.builder()
                        .privateToken(sandbox.token())
                        .baseUrl(sandbox.baseUrl().toString())
                        .build()) {
            out.println("No GHL_TOKEN: using a sandbox at " + sandbox.baseUrl());
            signUp(ghl.location(sandbox.locationId()), out);
        }
    }

    private static void signUp(GhlLocation location, PrintStream out) {
        UpsertResult signedUp = location.contacts()
                .upsert(NewContact.builder()
                        .firstName("Ada")
                        .lastName("Lovelace")
                        .email(EMAIL)
                        .source("quick start")
                        .build());
        String id = signedUp.contact().id();
        out.println((signedUp.isNew() ? "Created contact " : "Found contact ") + id);

        location.contacts()
                .update(
                        id,
                        ContactUpdate.builder().city("London").clearWebsite().build())
                .ifPresent(updated -> out.println("Lives in " + updated.city()));

        out.println("Tagged " + location.contacts().addTags(id, "signed-up", "quick-start"));

        location.notes()
                .create(id, NewNote.builder().body("Signed up for the trial.").build());

        Task task = location.tasks()
                .create(
                        id,
                        NewTask.builder()
                                .title("Call and say hello")
                                .dueDate(Instant.now().plus(1, DAYS))
                                .build());
        location.tasks().setCompleted(id, task.id(), true);
        out.println("Did the task: " + task.title());

        long found = location.contacts().search(ContactSearch.where(TAGS.eq("quick-start"))).stream()
                .count();
        out.println("Contacts with that tag in the search, which lags some seconds behind: " + found);

        if (signedUp.isNew()) {
            location.contacts().delete(id);
            out.println("Deleted the contact again");
        }
    }
}
