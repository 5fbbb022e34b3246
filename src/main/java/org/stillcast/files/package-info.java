/**
 * Files of ours: whole or not at all, hashed, locked.
 *
 * <p>{@link org.stillcast.files.WholeFiles} writes, renames, deletes and syncs; {@link org.stillcast.files.FreeName} finds a
 * name that nobody has, and {@link org.stillcast.files.ClaimedFile} takes a file that people may replace out of their hands
 * before it is looked at. {@link org.stillcast.files.Fingerprint} and {@link org.stillcast.files.Checksum} tell whether
 * something is what it was. {@link org.stillcast.files.OwnerLock} locks a byte of a {@code LockFile} for a daemon or for a
 * project; {@link org.stillcast.files.FileTrouble} puts what the file system refuses into words.
 *
 * <ul>
 *   <li><b>whole</b>: with all of its content, under its own name
 *   <li><b>temporary</b>: not whole yet; a name with {@code .tmp-}
 *   <li><b>in transit</b>: on its way by another program, as its name tells
 *   <li><b>fingerprint</b>: half a SHA-256 of all that decides the bytes of something
 *   <li><b>checksum</b>: CRC-32C and size, against accidents only
 *   <li><b>owner</b>: the process that has a lock
 * </ul>
 */
@NullMarked
package org.stillcast.files;

import org.jspecify.annotations.NullMarked;
