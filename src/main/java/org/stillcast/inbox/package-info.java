/**
 * The folder that manifests are dropped into, and how each leaves it. {@link org.stillcast.inbox.Inbox} has the doors; what it
 * moves is a {@link org.stillcast.inbox.Drop}, by {@link org.stillcast.inbox.ManifestMove} or {@link
 * org.stillcast.inbox.FolderMove}, which lose nothing whatever people save meanwhile and whenever the power fails. What a
 * name tells of a file there says {@link org.stillcast.inbox.InboxName}. When each is begun is a matter of {@code reception}. How
 * long what has left stays says {@link org.stillcast.inbox.Retention}.
 *
 * <dl>
 *   <dt>drop
 *   <dd>what people put into the inbox and what leaves it as a unit: a manifest's file, or a folder with one in it
 *   <dt>accepted, rejected
 *   <dd>moved to {@code done/}, to {@code failed/}
 *   <dt>report
 *   <dd>{@code NAME.error.txt}: why it has failed
 *   <dt>status
 *   <dd>{@code NAME.status.txt}: what is going on with it as long as it is in the inbox
 *   <dt>aside
 *   <dd>in {@code failed/}, where what can be left nowhere else is kept, too
 * </dl>
 */
@NullMarked
package org.stillcast.inbox;

import org.jspecify.annotations.NullMarked;
