/**
 * The program: its commands, and the only place that prints. {@link org.stillcast.Stillcast} has {@code main}.
 */
@NullMarked
package org.stillcast;

import org.jspecify.annotations.NullMarked;
