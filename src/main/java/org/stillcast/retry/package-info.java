/**
 * When something that did not work is tried again. {@link org.stillcast.retry.BackOff} makes the pauses longer and longer, so that
 * who is down for days costs nothing, and who is back in a moment is not waited for.
 */
@NullMarked
package org.stillcast.retry;

import org.jspecify.annotations.NullMarked;
