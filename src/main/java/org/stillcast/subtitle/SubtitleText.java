package org.stillcast.subtitle;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import org.stillcast.text.Words;

/** The characters of a file of subtitles: UTF-8, without a byte order mark. */
final class SubtitleText {
    private static final Words WORDS = Words.of(SubtitleText.class);

    /** 24 hours of speech are some 800 000 characters. */
    private static final int MOST_BYTES = 1 << 20;

    private static final String MARK = "\uFEFF";

    private SubtitleText() {}

    /**
     * Reads all; the caller closes it.
     *
     * @throws UnusableSubtitlesException if it is more than a mebibyte, or no UTF-8
     */
    static String of(InputStream in) throws UnusableSubtitlesException, IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new UnusableSubtitlesException(WORDS.say("file.too-large", MOST_BYTES));
        }
        if (isUtf16(bytes)) {
            throw new UnusableSubtitlesException(WORDS.say("file.utf-16"));
        }
        String text = decoded(bytes);
        return text.startsWith(MARK) ? text.substring(1) : text;
    }

    /** Tells whether there is a mark of UTF-16, or of UTF-32, or else the zeros that ASCII has in them. */
    private static boolean isUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int head = ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        return head == 0xFEFF || head == 0xFFFE || bytes[0] == 0 || bytes[1] == 0;
    }

    private static String decoded(byte[] bytes) throws UnusableSubtitlesException, IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(bytes.length);
        CoderResult end = decoder.decode(ByteBuffer.wrap(bytes), characters, true);
        String text = characters.flip().toString();
        if (end.isError()) {
            throw new UnusableSubtitlesException(WORDS.say("file.not-utf-8", lines(text)));
        }
        return text;
    }

    private static int lines(String text) throws IOException {
        LineCursor lines = new LineCursor(new StringReader(text));
        while (lines.hasNext()) {
            lines.next();
        }
        return lines.number();
    }
}
