/**
 * Work on other machines: a {@link org.stillcast.remote.Dispatcher} sends orders to a broker, {@link org.stillcast.remote.Worker}s take
 * them from there, and their answers come back the same way. Queues, redelivery and flow control are the broker's, Apache ActiveMQ
 * Artemis, by Jakarta Messaging; no other package knows it.
 *
 * <p>What goes through the broker is JSON, a {@code SegmentMessage} or a {@code PartMessage} there and a {@code RemoteAnswer} back; no
 * command is in it, and no path: {@code SharedFolders} says where the files are on each machine, and lets nothing else through. A {@code
 * BrokerLink} is made anew whenever it breaks. Who is there, a {@code Muster} hears from their {@code Pulse}s.
 *
 * <ul>
 *   <li><b>key</b>: what an order and its answer know each other by: the same whenever the same is ordered of the same project
 *   <li><b>late</b>: an answer that nobody waits for, as to a daemon that was killed meanwhile; it answers the same order when that is
 *       given again
 *   <li><b>in hand</b>: taken from the broker and not answered yet
 *   <li><b>deadly</b>: an order whose workers ended, one after another, while they had it in hand
 * </ul>
 */
@NullMarked
package org.stillcast.remote;

import org.jspecify.annotations.NullMarked;
