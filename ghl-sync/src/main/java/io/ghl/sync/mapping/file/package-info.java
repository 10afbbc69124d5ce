/** Mappings that are written in a file, as JSON or YAML, instead of in code. */
@NullMarked
package io.ghl.sync.mapping.file;

import org.jspecify.annotations.NullMarked;
