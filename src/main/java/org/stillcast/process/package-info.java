/** The only place where processes are started: ffmpeg, seen through to its end. */
@NullMarked
package org.stillcast.process;

import org.jspecify.annotations.NullMarked;
