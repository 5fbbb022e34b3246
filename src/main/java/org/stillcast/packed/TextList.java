package org.stillcast.packed;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * Texts that are only added, never changed: as many bytes as each has in UTF-8, and four. Each look makes a new text. Not
 * safe for use by several threads while texts are added.
 */
public final class TextList extends AbstractList<String> implements RandomAccess {
    private byte[] bytes = new byte[64];
    private int[] ends = new int[16];
    private int size;

    @Override
    public boolean add(String text) {
        byte[] added = text.getBytes(StandardCharsets.UTF_8);
        int start = byteCount();
        int end = Math.addExact(start, added.length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, grown(bytes.length)));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, grown(ends.length));
        }
        System.arraycopy(added, 0, bytes, start, added.length);
        ends[size++] = end;
        return true;
    }

    private static int grown(int length) {
        return Math.addExact(length, length / 2);
    }

    @Override
    public String get(int index) {
        Objects.checkIndex(index, size);
        int start = index == 0 ? 0 : ends[index - 1];
        return new String(bytes, start, ends[index] - start, StandardCharsets.UTF_8);
    }

    @Override
    public int size() {
        return size;
    }

    /** Returns the bytes of all texts together. */
    public int byteCount() {
        return size == 0 ? 0 : ends[size - 1];
    }
}
