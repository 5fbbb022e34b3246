/**
 * The proof that a part has the sound of its segments, each in its place; pure.
 *
 * <p>While a clip is rendered, a {@link org.stillcast.check.SoundSketch} is taken of its sound: one byte for
 * each seventh of a millisecond. When the part is there it is decoded once, and a {@link org.stillcast.check.SoundComparison}
 * lays it beside the sketches of its segments, block by block. What the coder of the part takes away is allowed for: bit
 * rates of a telephone as well as of music.
 */
@NullMarked
package org.stillcast.check;

import org.jspecify.annotations.NullMarked;
