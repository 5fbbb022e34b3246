/**
 * What can be seen of the work from outside. {@link org.stillcast.status.Live} is what goes on now: a {@link
 * org.stillcast.status.StatusBoard} in the daemon makes it from events and from the waiting room, and keeps a {@link
 * org.stillcast.status.StatusFile} for those who look from another program. {@link org.stillcast.status.History} is what has
 * come of it, and is read from the folders that people look into, too. The page, the API and the {@code status} command show
 * the same.
 */
@NullMarked
package org.stillcast.status;

import org.jspecify.annotations.NullMarked;
