/**
 * Mappings that are written in a file, as JSON or YAML, instead of in code. Start with {@link
 * io.ghl.sync.mapping.file.MappingFile#read}.
 *
 * <p>A file says the same as code does; steps that need code are registered under a name with {@link
 * io.ghl.sync.mapping.file.CodeSteps}. Everything wrong with a file is told at once, each {@linkplain
 * io.ghl.sync.mapping.file.MappingProblem problem} with its place. YAML needs {@code jackson-dataformat-yaml} on the class
 * path.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.sync.mapping.file;

import org.jspecify.annotations.NullMarked;
