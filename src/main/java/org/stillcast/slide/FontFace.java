package org.stillcast.slide;

/**
 * A font that can be written with.
 *
 * @param source where it is
 * @param index of it there, from 0
 * @param place in the order of what is looked into: the operator's, the bundled one, the system's
 * @param head what its tables say
 */
record FontFace(FontSource source, int index, int place, FontHead head) {
    boolean has(int character) {
        return head.coverage().has(character);
    }
}
