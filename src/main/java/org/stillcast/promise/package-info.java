/**
 * What a sound file promises: how long its head says that it is, and how long the sound is that its bytes hold. Nothing is
 * decoded, and nothing is believed: what was heard of it is laid beside it.
 *
 * <p>{@link org.stillcast.promise.Promise#of} looks at the first bytes and asks the reader of that format, each a class of
 * its own; a {@link org.stillcast.promise.Bytes} reads a few kilobytes at a time, whatever a head claims.
 */
@NullMarked
package org.stillcast.promise;

import org.jspecify.annotations.NullMarked;
