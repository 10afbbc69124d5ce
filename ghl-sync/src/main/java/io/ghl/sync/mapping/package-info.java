/**
 * Which field of the application belongs to which field of HighLevel, and in which form both are compared. Start with
 * {@link io.ghl.sync.RecordSync#mapping}, or {@link io.ghl.sync.mapping.RecordMapping#of} for a mapping by itself.
 *
 * <p>HighLevel's fields are constants: {@link io.ghl.sync.mapping.ContactFields}, {@link
 * io.ghl.sync.mapping.BusinessFields}, {@link io.ghl.sync.mapping.TaskFields}, {@link io.ghl.sync.mapping.NoteFields},
 * {@link io.ghl.sync.mapping.AppointmentFields} and {@link io.ghl.sync.mapping.AppointmentNoteFields}. Both sides' values
 * are brought into a canonical form before they are compared, so that a phone number in another spelling is no change. {@link
 * io.ghl.sync.mapping.MappingLaws} checks a mapping with your own samples.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.sync.mapping;

import org.jspecify.annotations.NullMarked;
