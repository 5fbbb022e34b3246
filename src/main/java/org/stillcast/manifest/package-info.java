/**
 * The manifest: text in, records out, without touching a file.
 *
 * <p>{@link org.stillcast.manifest.ManifestReader} streams the text of a {@link org.stillcast.manifest.ManifestSource}, holds
 * every piece of it against the JSON Schema ({@code ManifestSchema}) and returns a
 * {@link org.stillcast.manifest.Manifest}, in which {@link org.stillcast.manifest.Overrides} may change something for one run.
 * What is wrong is collected in a {@link org.stillcast.fault.FaultList}, each with its place, and thrown once: of the text
 * ({@code SyntaxFault}), of a field's name ({@code UnknownField}), of a value ({@code FieldValueGuess} knows what would do).
 *
 * <ul>
 *   <li><b>envelope</b>: all fields but the clips
 *   <li><b>entry</b>: an element of {@code clips}, as written; a pattern stands for many clips
 *   <li><b>place</b>: where something stands: a pointer, or a line and a column
 *   <li><b>guess</b>: what was probably meant; it is said, and never taken
 * </ul>
 */
@NullMarked
package org.stillcast.manifest;

import org.jspecify.annotations.NullMarked;
