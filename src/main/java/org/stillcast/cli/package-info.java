/**
 * The program: its commands, and the only place that prints. {@link org.stillcast.cli.Stillcast} has {@code main}.
 */
@NullMarked
package org.stillcast.cli;

import org.jspecify.annotations.NullMarked;
