/**
 * What ffmpeg is told, and what it says: arguments and texts, made of the plan's work orders. Nothing here runs anything
 * or touches a file.
 *
 * <p>The recipes and the reasons for each flag are in {@code docs/media.md}. They work with ffmpeg 4.4 and newer.
 */
@NullMarked
package org.stillcast.ffmpeg;

import org.jspecify.annotations.NullMarked;
