package org.stillcast.draft;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

import org.stillcast.packed.LazyList;

/** A text that is made line by line while it is read. */
final class Lines {
    private Lines() {}

    static InputStream open(List<String> lines) {
        return new SequenceInputStream(Collections.enumeration(LazyList.<InputStream>of(
                lines.size(),
                number -> new ByteArrayInputStream(lines.get(number).getBytes(StandardCharsets.UTF_8)))));
    }
}
