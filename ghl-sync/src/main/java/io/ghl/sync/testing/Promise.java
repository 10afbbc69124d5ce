package io.ghl.sync.testing;

import java.util.function.Consumer;

/**
 * A promise of {@link io.ghl.sync.app.AppRecords}.
 *
 * @param name its name
 * @param sentence what is promised
 * @param mend what to do where it is not kept
 * @param body tries it
 * @param <T> the record type
 */
record Promise<T>(String name, String sentence, String mend, Consumer<Trial<T>> body) {
    void tryOn(Trial<T> trial) {
        body.accept(trial);
    }
}
