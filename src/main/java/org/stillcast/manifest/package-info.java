/**
 * The manifest: text in, records out, without touching a file.
 *
 * <p>{@link org.stillcast.manifest.ManifestReader} streams the text, holds every piece of it against the JSON Schema and
 * returns a {@link org.stillcast.manifest.Manifest}. What is wrong is collected in
 * {@link org.stillcast.fault.FaultList}, each with its place, and thrown once, as
 * {@link org.stillcast.fault.InvalidManifestException}.
 */
@NullMarked
package org.stillcast.manifest;

import org.jspecify.annotations.NullMarked;
