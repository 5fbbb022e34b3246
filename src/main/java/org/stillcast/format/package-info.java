/**
 * How a finished video looks and sounds: the choices that a manifest makes and that ffmpeg's arguments follow. Plain
 * values that the manifest, the plan and the command lines share.
 */
@NullMarked
package org.stillcast.format;

import org.jspecify.annotations.NullMarked;
