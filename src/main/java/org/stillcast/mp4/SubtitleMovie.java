package org.stillcast.mp4;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The head of a file with a track of subtitles ({@code moov}); times in it take eight bytes. */
final class SubtitleMovie {
    private static final int TRACK = 1;
    private static final int VERSION_1 = 1 << 24;
    private static final int SHOWN = 3; // enabled, and in the movie
    private static final int ONE = 0x1_0000;
    private static final int SHORT_ONE = 0x100;
    private static final int NO_LANGUAGE = 0x55C4; // und
    private static final int WHITE = 0xFFFF_FFFF;
    private static final int CENTERED = 1;
    private static final int AT_BOTTOM = -1;
    private static final int FONT = 1;
    private static final int FONT_SIZE = 16;
    /** What ffmpeg takes for no choice of a font (4.4.1 and 5.1); of another, it makes markup around each text. */
    private static final byte[] FONT_NAME = "Arial".getBytes(StandardCharsets.ISO_8859_1);

    private final NewSampleTable samples;
    private final int ticksPerSecond;

    SubtitleMovie(NewSampleTable samples, int ticksPerSecond) {
        this.samples = samples;
        this.ticksPerSecond = ticksPerSecond;
    }

    /**
     * Returns the box; how long it is does not hang on where the samples are.
     *
     * @param samplesAt where the first of them is in the file; the others follow
     */
    NewBox box(int samplesAt) {
        return NewBox.of(
                "moov",
                movieHeader(),
                NewBox.of("trak", trackHeader(), NewBox.of("mdia", mediaHeader(), handler(), media(samplesAt))));
    }

    private NewBox movieHeader() {
        ByteBuffer header = ByteBuffer.allocate(112)
                .putInt(0, VERSION_1)
                .putInt(20, ticksPerSecond)
                .putLong(24, samples.ticks())
                .putInt(32, ONE) // speed
                .putShort(36, (short) SHORT_ONE) // volume
                .putInt(108, TRACK + 1); // the next track's number
        return NewBox.of("mvhd", withoutTurn(header, 48));
    }

    private NewBox trackHeader() {
        ByteBuffer header = ByteBuffer.allocate(96)
                .putInt(0, VERSION_1 | SHOWN)
                .putInt(20, TRACK)
                .putLong(28, samples.ticks());
        return NewBox.of("tkhd", withoutTurn(header, 52));
    }

    /** Puts the matrix of a picture that is neither turned nor stretched. */
    private static byte[] withoutTurn(ByteBuffer header, int at) {
        byte[] bytes = new byte[header.capacity()];
        header.putInt(at, ONE).putInt(at + 16, ONE).putInt(at + 32, 0x4000_0000).get(0, bytes);
        return bytes;
    }

    private NewBox mediaHeader() {
        return NewBox.of(
                "mdhd",
                ByteBuffer.allocate(36)
                        .putInt(0, VERSION_1)
                        .putInt(20, ticksPerSecond)
                        .putLong(24, samples.ticks())
                        .putShort(32, (short) NO_LANGUAGE)
                        .array());
    }

    private static NewBox handler() {
        byte[] kind = "sbtl".getBytes(StandardCharsets.ISO_8859_1);
        return NewBox.of("hdlr", ByteBuffer.allocate(25).put(8, kind).array());
    }

    private NewBox media(int samplesAt) {
        NewBox here = NewBox.of("url ", ByteBuffer.allocate(4).putInt(1).array()); // in the same file
        return NewBox.of(
                "minf",
                NewBox.of("nmhd", new byte[4]),
                NewBox.of("dinf", listOf("dref", here)),
                NewBox.of(
                        "stbl",
                        listOf("stsd", description()),
                        samples.times(),
                        chunks(),
                        samples.sizes(),
                        NewBox.of(
                                "stco",
                                ByteBuffer.allocate(12)
                                        .putInt(4, 1)
                                        .putInt(8, samplesAt)
                                        .array())));
    }

    private static NewBox listOf(String type, NewBox box) {
        return new NewBox(type, 8 + box.bytes(), out -> {
            out.writeInt(0); // version
            out.writeInt(1); // how many
            box.writeTo(out);
        });
    }

    /** All samples are one chunk. */
    private NewBox chunks() {
        return NewBox.of(
                "stsc",
                ByteBuffer.allocate(20)
                        .putInt(4, 1) // a run of chunks
                        .putInt(8, 1) // from the first on
                        .putInt(12, samples.count())
                        .putInt(16, 1) // the first description
                        .array());
    }

    /** How texts look; players have their own mind about that. */
    private static NewBox description() {
        byte[] look = ByteBuffer.allocate(38)
                .putShort(6, (short) 1) // the first data reference
                .put(12, (byte) CENTERED)
                .put(13, (byte) AT_BOTTOM)
                .putShort(30, (short) FONT)
                .put(33, (byte) FONT_SIZE)
                .putInt(34, WHITE)
                .array();
        byte[] font = ByteBuffer.allocate(5 + FONT_NAME.length)
                .putShort((short) 1) // how many
                .putShort((short) FONT)
                .put((byte) FONT_NAME.length)
                .put(FONT_NAME)
                .array();
        NewBox fonts = NewBox.of("ftab", font);
        return new NewBox("tx3g", look.length + fonts.bytes(), out -> {
            out.write(look);
            fonts.writeTo(out);
        });
    }
}
