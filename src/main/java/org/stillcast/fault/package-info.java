/**
 * What is wrong with what the user gave. A {@link org.stillcast.fault.Fault} is a sentence with its place; a
 * {@link org.stillcast.fault.FaultList} collects them, one for each cause, and throws all at once in an
 * {@link org.stillcast.fault.InvalidManifestException}. {@link org.stillcast.fault.UnfitLibrary} is about a jar that people have
 * put beside ours.
 *
 * <ul>
 *   <li><b>pointer</b>: the place in the manifest, a JSON pointer (RFC 6901)
 *   <li><b>cause</b>: what several faults have in common; the first is told and the others are counted
 *   <li><b>cut off</b>: the text ends too early, as if the rest were still to come
 * </ul>
 */
@NullMarked
package org.stillcast.fault;

import org.jspecify.annotations.NullMarked;
