/**
 * Others are told of projects that have ended, at least once, whatever crashes in between. A {@link
 * org.stillcast.delivery.Delivery} is what they are told; a {@link org.stillcast.delivery.Spool} keeps each on the disk for each
 * {@link org.stillcast.delivery.Recipient} until it was taken; a {@link org.stillcast.delivery.Courier} hands them to a {@link
 * org.stillcast.delivery.Receiver}, oldest first; {@link org.stillcast.delivery.Deliveries} is the door for those who work on
 * projects.
 *
 * <ul>
 *   <li><b>marker</b>: the file of a message that waits; all that decides its turn is in its name
 *   <li><b>lane</b>: what messages that must not pass each other have in common
 *   <li><b>refused</b>: not taken, and told again later; behind it its lane waits, and nobody else
 *   <li><b>round</b>: one way through the messages that wait
 *   <li><b>overdue</b>: not back with a message for so long that nobody waits for it any more
 * </ul>
 */
@NullMarked
package org.stillcast.delivery;

import org.jspecify.annotations.NullMarked;
