/**
 * The folder that finished projects appear in. A {@link org.stillcast.outbox.Result} is one tree of records, written and read
 * by {@link org.stillcast.outbox.ResultFile}: what a project has become, part by part, and the ground on which the next run
 * keeps what has not changed. {@link org.stillcast.outbox.Outbox} shows the files that it lists, all of them before the result
 * and the result before anything that relies on it; {@link org.stillcast.outbox.ReplacedResult} removes what an older one alone
 * had listed.
 *
 * <p>Words:
 *
 * <ul>
 *   <li>product: one file that a part is published as; its kind says which. The video is one, and today the only one
 *   <li>planned, finished, placed: a product that is to be there; what it has become; that, and where its file is now
 *   <li>staging: the hidden folder in which a project is put together; what is finished has its fingerprint for a name there
 *   <li>shown: in the project's folder, under the name that people see
 *   <li>listed: named in a result, which lies where people work, so names in it are not trusted
 *   <li>entry: what a result says of a part, a clip, a warning, a clip that was skipped
 * </ul>
 */
@NullMarked
package org.stillcast.outbox;

import org.jspecify.annotations.NullMarked;
