/** Strangers' files: looked up, told apart by their heads, never trusted. */
@NullMarked
package org.stillcast.media;

import org.jspecify.annotations.NullMarked;
