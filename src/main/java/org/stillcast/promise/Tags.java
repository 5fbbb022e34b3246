package org.stillcast.promise;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/** Texts and covers that programs put before and behind a sound, whatever its format. */
final class Tags {
    private static final int ID3_HEAD_BYTES = 10;
    private static final int APE_HEAD_BYTES = 32;
    private static final int ID3V1_BYTES = 128;
    private static final int LONG_ID3V1_BYTES = 227;
    private static final int LOOKS = 8;

    /** JPEG, PNG, GIF, PDF, ZIP, gzip. */
    private static final Set<String> OTHERS =
            Set.of("\u00FF\u00D8\u00FF", "\u0089PN", "GIF", "%PD", "PK\3", "\u001F\u008B\b");

    /** Bytes that are packed or random have each value as often as any other; in sound some are far more frequent. */
    private static final int LEAST_UNEVENNESS = 1024;

    private Tags() {}

    /** Returns where the sound begins: behind the ID3 tags in front, if there are any. */
    static long behindId3(Bytes bytes) throws IOException {
        long at = 0;
        while (bytes.name(at).startsWith("ID3") && bytes.from(at) > ID3_HEAD_BYTES) {
            at += ID3_HEAD_BYTES + id3Bytes(bytes, at);
        }
        return at;
    }

    private static long id3Bytes(Bytes bytes, long at) throws IOException {
        long size = 0;
        for (int i = 6; i < ID3_HEAD_BYTES; i++) {
            size = size << 7 | (bytes.u8(at + i) & 127);
        }
        return size;
    }

    /** Returns the end of a tag; where it begins, if there is none. */
    static long behind(Bytes bytes, long at) throws IOException {
        String name = bytes.name(at);
        if (name.startsWith("ID3")) {
            return at + ID3_HEAD_BYTES + id3Bytes(bytes, at);
        }
        if (name.equals("APET")) {
            return at + APE_HEAD_BYTES + bytes.u32(at + 12, ByteOrder.LITTLE_ENDIAN);
        }
        if (name.startsWith("TAG")) {
            return at + (name.equals("TAG+") ? LONG_ID3V1_BYTES : ID3V1_BYTES);
        }
        return name.equals("LYRI") ? bytes.size() : at;
    }

    /** Returns where the tags begin that stand at the end of the file, and are found from there. */
    static long start(Bytes bytes) throws IOException {
        long end = bytes.size();
        if (bytes.name(Math.max(0, end - ID3V1_BYTES)).startsWith("TAG")) {
            end -= ID3V1_BYTES;
        }
        long foot = Math.max(0, end - APE_HEAD_BYTES);
        boolean ape = bytes.name(foot).equals("APET") && bytes.name(foot + 4).equals("AGEX");
        return ape ? Math.max(0, end - bytes.u32(foot + 12, ByteOrder.LITTLE_ENDIAN)) : end;
    }

    /** Tells whether a stretch is filling, text, or something packed: looked at in a few places. */
    static boolean isNoSound(Bytes bytes, long at, long end) throws IOException {
        int[] times = new int[256];
        int all = 0;
        for (int look = 0; look < LOOKS; look++) {
            ByteBuffer stretch = bytes.stretch(at + (end - at) / LOOKS * look, Bytes.WINDOW / LOOKS);
            all += stretch.remaining();
            while (stretch.hasRemaining()) {
                times[stretch.get() & 0xFF]++;
            }
        }
        int letters = times['\t'] + times['\n'] + times['\r'];
        double squares = 0;
        for (int value = 0; value < times.length; value++) {
            letters += value >= ' ' && value < 0x7F ? times[value] : 0;
            squares += (double) times[value] * times[value];
        }
        boolean packed = squares * times.length / all - all < LEAST_UNEVENNESS;
        boolean filling = times[bytes.u8(at)] == all;
        return packed
                || filling
                || letters == all
                || OTHERS.contains(bytes.name(at).substring(0, 3));
    }
}
