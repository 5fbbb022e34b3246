package org.stillcast.work;

import java.nio.file.Path;

/**
 * Put frames that say "as before" behind the key frames of a picture, which makes its loops.
 *
 * @param still whose key frames are there
 */
public record LoopOrder(StillOrder still) implements Order {
    /** Returns the list of what the full loop is made of. */
    public Path list() {
        return list(still.temporary());
    }

    /** Returns the list of what the small loop is made of. */
    public Path previewList() {
        return list(still.previewTemporary());
    }

    private static Path list(Path loop) {
        return loop.resolveSibling("list_" + loop.getFileName().toString().replaceFirst("[.][^.]*$", ".ffconcat"));
    }

    @Override
    public String nameInLog() {
        return still.nameInLog();
    }
}
