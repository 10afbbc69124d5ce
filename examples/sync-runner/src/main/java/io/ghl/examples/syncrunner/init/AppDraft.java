package io.ghl.examples.syncrunner.init;

import io.ghl.examples.syncrunner.config.AppAt;
import io.ghl.examples.syncrunner.config.Place;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The application's side, as it was asked for, and what the settings say of it.
 *
 * @param app where the records are
 * @param place where the contacts are
 * @param appText the lines under {@code app}
 * @param placeText the lines of the mapping under {@code records}
 * @param columns the columns with their types, null for a text
 */
record AppDraft(AppAt app, Place place, String appText, String placeText, Map<String, @Nullable String> columns) {}
