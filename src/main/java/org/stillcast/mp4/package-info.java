/** The heads of MP4 files of ours. */
@NullMarked
package org.stillcast.mp4;

import org.jspecify.annotations.NullMarked;
