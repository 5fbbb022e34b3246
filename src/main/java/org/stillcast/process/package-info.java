/**
 * The only place where processes are started: ffmpeg, and what carries a word to systemd.
 *
 * <p>{@link org.stillcast.process.FfmpegBinary} finds the program, {@link org.stillcast.process.FfmpegVersion} asks what it
 * is. {@link org.stillcast.process.Ffmpeg} carries out an {@link org.stillcast.process.FfmpegCall}: it begins the process
 * under the {@link org.stillcast.process.ParentDeathSignal}, has its standard error read by an
 * {@link org.stillcast.process.OutputTail} and its standard output by a {@code StdoutReader}, waits on a
 * {@link org.stillcast.process.ProgressWatch}, and returns the {@link org.stillcast.process.Termination}. Whether that is good
 * or bad is judged by who has called. {@link org.stillcast.process.SystemdNotify} tells systemd how the daemon does.
 *
 * <ul>
 *   <li><b>call</b>: a command for ffmpeg, with who listens to its standard output
 *   <li><b>listener</b>: makes a short text, the <b>summary</b>, of all that ffmpeg writes there
 *   <li><b>termination</b>: how a process has ended: its exit value, and whether it was killed and why
 *   <li><b>progress</b>: an output file has changed, or bytes have come on the standard output
 *   <li><b>stalled</b>: without progress for the stall timeout
 *   <li><b>parent-death signal</b>: what kills ffmpeg when Stillcast is killed; "lifeline" in docs/adr/0009
 * </ul>
 */
@NullMarked
package org.stillcast.process;

import org.jspecify.annotations.NullMarked;
