package org.stillcast.subtitle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import org.stillcast.encoding.TextEncoding;
import org.stillcast.text.Words;

/**
 * The characters of a file of subtitles, without a byte order mark: UTF-8, or for lyrics, which programs of the code pages' time have
 * written and players take as they are, the encoding that they have most likely.
 */
final class SubtitleText {
    private static final Words WORDS = Words.of(SubtitleText.class);

    /** 24 hours of speech are some 800 000 characters. */
    static final int MOST_BYTES = 1 << 20;

    private static final int HEAD_BYTES = 4;

    private SubtitleText() {}

    /**
     * Reads all; the caller closes it.
     *
     * @throws UnusableSubtitlesException if it is more than a mebibyte, or neither UTF-8 nor lyrics
     */
    static String of(InputStream in) throws UnusableSubtitlesException, IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new UnusableSubtitlesException(WORDS.say("file.too-large", MOST_BYTES));
        }
        TextEncoding encoding = TextEncoding.byHead(Arrays.copyOf(bytes, Math.min(bytes.length, HEAD_BYTES)))
                .orElse(TextEncoding.UTF_8);
        if (!encoding.charset().equals(StandardCharsets.UTF_8)) {
            return lyrics(bytes).orElseThrow(() -> new UnusableSubtitlesException(WORDS.say("file.utf-16")));
        }
        return decoded(bytes, encoding.markBytes());
    }

    private static Optional<String> lyrics(byte[] bytes) throws IOException {
        StringWriter text = new StringWriter();
        try {
            TextEncoding.of(new ByteArrayInputStream(bytes))
                    .open(new ByteArrayInputStream(bytes))
                    .transferTo(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        return Optional.of(text.toString()).filter(Lyrics::are);
    }

    private static String decoded(byte[] bytes, int markBytes) throws UnusableSubtitlesException, IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(bytes.length);
        CoderResult end = decoder.decode(ByteBuffer.wrap(bytes).position(markBytes), characters, true);
        String text = characters.flip().toString();
        if (end.isError()) {
            int line = lines(text);
            return lyrics(bytes).orElseThrow(() -> new UnusableSubtitlesException(WORDS.say("file.not-utf-8", line)));
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
