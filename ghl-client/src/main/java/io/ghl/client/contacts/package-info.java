/** Contacts: reading, writing, tags and search. */
@NullMarked
package io.ghl.client.contacts;

import org.jspecify.annotations.NullMarked;
