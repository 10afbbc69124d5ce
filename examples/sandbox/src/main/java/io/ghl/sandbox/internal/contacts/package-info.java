/** What HighLevel does with contacts, tasks, notes, tags and custom fields. */
@NullMarked
package io.ghl.sandbox.internal.contacts;

import org.jspecify.annotations.NullMarked;
