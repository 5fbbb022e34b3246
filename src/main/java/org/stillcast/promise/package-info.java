/**
 * What a sound file promises: how long its head says that it is, and how long the sound is that its bytes hold. Nothing is
 * decoded, and nothing is believed: what was heard of it is laid beside it.
 *
 * <p>{@link org.stillcast.promise.Promise#of} looks at the first bytes and asks the reader of that format, each a class of its
 * own, named after it; {@link org.stillcast.promise.SoundHead} asks the same for the form of the samples, too; a {@link org.stillcast.promise.Bytes} reads a few kilobytes at a time, whatever a head claims.
 * {@link org.stillcast.promise.MendedWave} makes a copy that ffmpeg can read of a WAV with a fault that players forgive.
 *
 * <ul>
 *   <li><b>stated</b>: what the head says
 *   <li><b>held</b>: what the bytes would last, also those that the head does not count
 *   <li><b>heard</b>: what ffmpeg has made of it
 *   <li><b>chunk</b>: a name, a length and content, in WAV, AIFF and their like
 * </ul>
 */
@NullMarked
package org.stillcast.promise;

import org.jspecify.annotations.NullMarked;
