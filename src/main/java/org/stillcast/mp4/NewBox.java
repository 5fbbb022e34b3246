package org.stillcast.mp4;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A box that is to be written.
 *
 * @param type its name of four letters
 * @param contentBytes how long its content is
 */
record NewBox(String type, long contentBytes, Content content) {
    private static final int HEAD_BYTES = 8;
    private static final int WIDE_HEAD_BYTES = 16;
    private static final long MOST_BYTES = 0xFFFF_FFFFL;

    /** Says instead of a length that it stands behind the name, in eight bytes. */
    private static final int WIDE = 1;

    /** What is in a box. */
    @FunctionalInterface
    interface Content {
        void writeTo(DataOutputStream out) throws IOException;
    }

    /** Returns a box with bytes in it. */
    static NewBox of(String type, byte[] bytes) {
        return new NewBox(type, bytes.length, out -> out.write(bytes));
    }

    /** Returns a box with boxes in it. */
    static NewBox of(String type, NewBox... boxes) {
        return new NewBox(type, Arrays.stream(boxes).mapToLong(NewBox::bytes).sum(), out -> {
            for (NewBox box : boxes) {
                box.writeTo(out);
            }
        });
    }

    /** Returns how long it is. */
    long bytes() {
        return headBytes() + contentBytes;
    }

    int headBytes() {
        return isWide() ? WIDE_HEAD_BYTES : HEAD_BYTES;
    }

    private boolean isWide() {
        return contentBytes > MOST_BYTES - HEAD_BYTES;
    }

    void writeTo(DataOutputStream out) throws IOException {
        out.writeInt(isWide() ? WIDE : (int) bytes());
        out.write(type.getBytes(StandardCharsets.ISO_8859_1));
        if (isWide()) {
            out.writeLong(bytes());
        }
        content.writeTo(out);
    }
}
