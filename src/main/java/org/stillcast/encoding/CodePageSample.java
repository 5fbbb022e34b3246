package org.stillcast.encoding;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.stillcast.text.Words;

/**
 * A text's bytes, of which the first thousands that are no ASCII are remembered: they tell which code page it has that is not
 * UTF-8. All of a code page's characters are as likely by its rules; those that people use are a few of them.
 */
public final class CodePageSample extends FilterInputStream {
    private static final Words WORDS = Words.of(CodePageSample.class);
    private static final int MOST_REMEMBERED = 4096;

    /** Korean text has the bytes of Chinese; what is short may be either, and is Chinese more often. */
    private static final int SURE_OF_KOREAN = 12;

    private static final double NEARLY_ALL = 0.95;
    private static final double HALF = 0.5;

    /** Named as VS Code names them, which is where people have to choose one. */
    private static final List<CodePage> CODE_PAGES = List.of(
            new CodePage(WORDS.say("code-page.gbk"), "GBK", 2, "[\\xA1\\xA3\\xB0-\\xD7][\\xA1-\\xFE]"),
            new CodePage(WORDS.say("code-page.big5"), "Big5", 2, "[\\xA1\\xA4-\\xC6][\\x40-\\x7E\\xA1-\\xFE]"),
            new CodePage(
                    WORDS.say("code-page.shift-jis"),
                    "windows-31j",
                    2,
                    "\\x81[\\x40-\\x9F]|\\x82[\\x4F-\\xF1]|\\x83[\\x40-\\x96]|[\\x88-\\x97][\\x40-\\xFC]"),
            new CodePage(WORDS.say("code-page.cyrillic"), "windows-1251", 1, "[\\xA8\\xB8\\xC0-\\xFF]{2,}"),
            new CodePage(
                    WORDS.say("code-page.western"),
                    "windows-1252",
                    1,
                    "[\\x91-\\x97\\xA0-\\xD6\\xD8-\\xF6\\xF8-\\xFF](?=[\\x00-\\x7F]|$)"));

    private static final CodePage KOREAN =
            new CodePage(WORDS.say("code-page.korean"), "x-windows-949", 2, "[\\xB0-\\xC8][\\xA1-\\xFE]");

    private static final Pattern UTF_8_LETTER =
            Pattern.compile("[\\xC2-\\xDF][\\x80-\\xBF]|[\\xE0-\\xEF][\\x80-\\xBF]{2}|[\\xF0-\\xF4][\\x80-\\xBF]{3}");

    private final ByteArrayOutputStream remembered = new ByteArrayOutputStream();
    private boolean afterLetter;

    public CodePageSample(InputStream bytes) {
        super(bytes);
    }

    /** Returns the code page that the text has most likely; empty if none is likely. */
    public Optional<CodePage> likely() {
        return likely(List.of(this));
    }

    /**
     * Returns the code page that several texts have most likely, if they have the same; empty if none is likely. One that is
     * impossible in it does not rule it out for the others.
     */
    public static Optional<CodePage> likely(List<CodePageSample> texts) {
        List<String> samples = texts.stream().map(CodePageSample::bytes).toList();
        if (samples.stream().mapToInt(String::length).sum() >= SURE_OF_KOREAN && share(KOREAN, samples) > NEARLY_ALL) {
            return Optional.of(KOREAN);
        }
        return CODE_PAGES.stream()
                .max(Comparator.comparingDouble(page -> share(page, samples)))
                .filter(page -> share(page, samples) > HALF);
    }

    private static double share(CodePage page, List<String> samples) {
        int all = samples.stream().mapToInt(String::length).sum();
        return samples.stream()
                        .mapToDouble(bytes -> page.share(bytes) * bytes.length())
                        .sum()
                / Math.max(1, all);
    }

    private String bytes() {
        return remembered.toString(StandardCharsets.ISO_8859_1);
    }

    /** Tells whether most of the text is UTF-8, so that only some of it is damaged. */
    public boolean isMostlyUtf8() {
        String bytes = bytes();
        return UTF_8_LETTER.matcher(bytes).replaceAll("").length() < bytes.length() * HALF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        for (int i = offset; i < offset + count && remembered.size() < MOST_REMEMBERED; i++) {
            boolean letter = bytes[i] < 0;
            if (letter || afterLetter) { // the second byte of a character may look like ASCII
                remembered.write(bytes[i]);
            }
            afterLetter = letter;
        }
        return count;
    }
}
