/**
 * What is probably a mistake in a project, though nothing in it is a fault and all of it could be rendered. {@link
 * org.stillcast.doubt.Doubts} asks one {@code Suspicion} after the other, each a class for one kind of mistake or a few, which looks at a
 * {@code Scene}: the project, what is known of its clips, and the parts that it will have.
 *
 * <p>Nothing is doubted that people do on purpose as well: what many clips have in common is how they are meant, and a file that is
 * named twice is wanted twice. One mistake is one doubt, however many clips it shows in.
 */
@NullMarked
package org.stillcast.doubt;

import org.jspecify.annotations.NullMarked;
