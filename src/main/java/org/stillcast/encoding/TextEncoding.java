package org.stillcast.encoding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * How the characters of a text file are written as bytes.
 *
 * @param charset that they are written in
 * @param markBytes how many bytes of a byte order mark stand in front of them
 */
public record TextEncoding(Charset charset, int markBytes) {
    /** UTF-8 without a mark. */
    public static final TextEncoding UTF_8 = new TextEncoding(StandardCharsets.UTF_8, 0);

    private static final int HEAD_BYTES = 1024;

    /** A mark of UTF-16 is the beginning of one of UTF-32. */
    private static final List<Mark> MARKS = List.of(
            new Mark("\u00FF\u00FE\0\0", "UTF-32LE"),
            new Mark("\0\0\u00FE\u00FF", "UTF-32BE"),
            new Mark("\u00EF\u00BB\u00BF", "UTF-8"),
            new Mark("\u00FF\u00FE", "UTF-16LE"),
            new Mark("\u00FE\u00FF", "UTF-16BE"));

    /** One byte of so many pairs must be 0 where a text could be UTF-8, in which a stray 0 may stand. */
    private static final int PAIRS_TO_A_ZERO = 4;

    private record Mark(String bytes, String charset) {}

    /**
     * Finds out how a text is written from its first bytes: a mark says so, or else the zeros that ASCII has in UTF-16, as
     * Notepad writes it under the name "Unicode".
     *
     * @param head of a text; four bytes will do for one that begins with two characters of ASCII
     * @return empty if they do not say; it is UTF-8 then, or a code page
     */
    public static Optional<TextEncoding> byHead(byte[] head) {
        String bytes = new String(head, StandardCharsets.ISO_8859_1);
        return MARKS.stream()
                .filter(mark -> bytes.startsWith(mark.bytes))
                .findFirst()
                .map(mark -> new TextEncoding(Charset.forName(mark.charset), mark.bytes.length()))
                .or(() -> byZeros(head).map(charset -> new TextEncoding(charset, 0)));
    }

    /** The one that is 0 more often is the high byte; both are in no text. */
    private static Optional<Charset> byZeros(byte[] head) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < head.length; i += 2) {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
            if (head[i] == 0 && head[i + 1] == 0) {
                return Optional.empty();
            }
        }
        boolean isFew = PAIRS_TO_A_ZERO * Math.max(even, odd) < head.length / 2;
        return even == odd || (isFew && mayBeUtf8(head))
                ? Optional.empty()
                : Optional.of(even > odd ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }

    /** The last character may be there in part. */
    private static boolean mayBeUtf8(byte[] head) {
        return !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length), false)
                .isError();
    }

    /**
     * Reads a text to its end to find out how it is written; the caller closes it.
     *
     * @return with the code page that it has most likely, if it is none of Unicode's encodings
     * @throws CharacterCodingException if no code page is likely, or most of it is UTF-8, but not all
     * @throws IOException if the bytes cannot be had
     */
    public static TextEncoding of(InputStream bytes) throws IOException {
        byte[] head = bytes.readNBytes(HEAD_BYTES);
        Optional<TextEncoding> said = byHead(head);
        if (said.isPresent()) {
            return said.get();
        }
        CodePageSample sample = new CodePageSample(new SequenceInputStream(new ByteArrayInputStream(head), bytes));
        try {
            UTF_8.open(sample).transferTo(Writer.nullWriter());
            return UTF_8;
        } catch (CharacterCodingException e) {
            sample.transferTo(OutputStream.nullOutputStream());
            return new TextEncoding(likely(sample).orElseThrow(() -> e), 0);
        }
    }

    private static Optional<Charset> likely(CodePageSample sample) {
        return sample.isMostlyUtf8()
                ? Optional.empty()
                : sample.likely().map(CodePage::charset).map(Charset::forName);
    }

    /** Tells whether it is no code page, which is never certain. */
    public boolean isUnicode() {
        return charset.name().startsWith("UTF-");
    }

    /**
     * Returns the characters of bytes that are written in this way, without the mark; reading them throws a
     * {@link CharacterCodingException} where they are not.
     */
    public Reader open(InputStream bytes) throws IOException {
        bytes.skipNBytes(markBytes);
        return new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
