package org.stillcast.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of an XML document in which {@code <} begins a tag, and nothing else, and none is longer than the limit. */
final class PlainTags extends FilterInputStream {
    /** The longest tag, or text between two. */
    private static final int MOST_BYTES = 1 << 20;

    /** A declaration stands behind a byte order mark at most. */
    private static final int LATEST_DECLARATION = 4;

    private long position;
    private long tag;
    private boolean opened;

    /** Says that there is something that is not read. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    PlainTags(InputStream bytes) {
        super(bytes);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        for (int i = offset; i < offset + count; i++) {
            note(bytes[i]);
        }
        return count;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            note((byte) value);
        }
        return value;
    }

    private void note(byte value) throws RefusedException {
        position++;
        boolean isDeclaration = value == '?' && tag <= LATEST_DECLARATION;
        if (value == 0
                || (opened && (value == '!' || (value == '?' && !isDeclaration)))
                || position - tag > MOST_BYTES) {
            throw new RefusedException();
        }
        opened = value == '<';
        tag = opened ? position : tag;
    }
}
