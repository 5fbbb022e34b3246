/**
 * The program: its commands, and the only place that prints.
 *
 * <p>{@link org.stillcast.cli.Stillcast} has {@code main} and the {@code …Command}s; they share {@code Options}, some of them
 * {@code ManifestArguments} and {@code OverrideOptions}. {@link org.stillcast.cli.Wiring} puts together what a command runs, and
 * {@link org.stillcast.cli.Console} is all that people see of it. What cannot be understood goes to
 * {@code UsageErrorHandler}; an {@link Error} goes to {@code Halt}.
 *
 * <ul>
 *   <li><b>argument</b>, <b>option</b>: what stands on the command line, without and with a name
 *   <li><b>shorthand</b>: arguments without a command
 *   <li><b>live line</b>: the last line of a terminal, which shows the progress
 *   <li><b>complaint</b>: why nothing can be done at all; a <b>fault</b> is one of a manifest
 * </ul>
 */
@NullMarked
package org.stillcast.cli;

import org.jspecify.annotations.NullMarked;
