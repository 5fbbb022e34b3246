/**
 * The proof that a part has the sound of its segments, each in its place; pure.
 *
 * <p>While a clip is rendered, {@link org.stillcast.check.SoundSketch} writes a sketch of its sound. When the part is there
 * it is decoded once, and {@link org.stillcast.check.SoundComparison} lays it beside the sketches of its segments, which a
 * {@link org.stillcast.check.SketchSource} opens: block by block, {@code BlockCheck} asks for the
 * {@code Correlation} of both. What the coder of the part takes away is allowed for: bit rates of a telephone as well as of
 * music.
 *
 * <p>A sketch has no head. It is a row of cells of some 20 ms, and each cell has, for each channel,
 *
 * <pre>
 *     +----------+---------+---------+-- ... --+-----------+
 *     | loudness | point 0 | point 1 |         | point 127 |    a byte each, as SketchCode has it
 *     +----------+---------+---------+-- ... --+-----------+
 * </pre>
 *
 * <p>The last cell has fewer points. A point is the mean of 7 samples at 48 kHz, which {@code SketchResolution} works out
 * from the sample rate; nothing in the file says it. Who changes the resolution or the code has to raise the
 * segments' {@code RECIPE}: sketches in {@code temp/} that are older would be taken for broken ones.
 *
 * <ul>
 *   <li><b>point</b>: the mean of a few samples of one channel
 *   <li><b>cell</b>: a run of 128 points, with the root mean square of its samples, the <b>loudness</b>
 *   <li><b>block</b>: the cells that are compared at once
 *   <li><b>expected</b>, <b>actual</b>: points of the segment's sketch, and those of the part
 *   <li><b>lag</b>: how many points away from its place a block is heard
 * </ul>
 */
@NullMarked
package org.stillcast.check;

import org.jspecify.annotations.NullMarked;
