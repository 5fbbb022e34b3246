package org.stillcast.draft;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

import org.stillcast.encoding.CodePage;
import org.stillcast.encoding.TextEncoding;
import org.stillcast.files.FileTrouble;
import org.stillcast.subtitle.SubtitleReader;
import org.stillcast.subtitle.UnusableSubtitlesException;
import org.stillcast.text.Words;

/**
 * What stands in the files beside a sound, if a manifest could say it.
 *
 * @param folder that their paths start at
 * @param codePage of texts that are not Unicode, as far as they can be of it; if it is empty, each has the one that is likely for it
 */
record CompanionText(Path folder, Optional<CodePage> codePage) {
    private static final Words WORDS = Words.of(CompanionText.class);

    /** As the schema has it for a text. */
    private static final int MOST_CHARACTERS = 50_000;

    private static final int MOST_BYTES = 4 * MOST_CHARACTERS;
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F]");

    /** A file that cannot be taken; the message goes on from its name. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }

    /**
     * Returns a text, however it is encoded, without blanks around it.
     *
     * @throws UnusableException if there is none in the file that a manifest could have
     */
    String text(String path) throws UnusableException {
        byte[] bytes = bytes(path);
        if (bytes.length > MOST_BYTES) {
            throw new UnusableException(WORDS.say("text.too-long", MOST_CHARACTERS));
        }
        String text = decoded(bytes).replaceAll("\\r\\n?", "\n").strip();
        if (text.isEmpty()) {
            throw new UnusableException(WORDS.say("text.empty"));
        }
        if (text.codePointCount(0, text.length()) > MOST_CHARACTERS) {
            throw new UnusableException(WORDS.say("text.too-long", MOST_CHARACTERS));
        }
        if (CONTROL.matcher(text).find()) {
            throw new UnusableException(WORDS.say("text.no-text"));
        }
        return text;
    }

    /**
     * Returns a file's bytes, of one that is too long more of them than a text may have.
     *
     * @throws UnusableException if they cannot be had
     */
    byte[] bytes(String path) throws UnusableException {
        Path file = folder.resolve(path);
        if (!Files.isRegularFile(file)) {
            throw new UnusableException(WORDS.say("text.no-file"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw new UnusableException(WORDS.say("text.unreadable", FileTrouble.kind(e)));
        }
    }

    private String decoded(byte[] bytes) throws UnusableException {
        try {
            TextEncoding likely = TextEncoding.of(new ByteArrayInputStream(bytes));
            if (likely.isUnicode() || codePage.isEmpty()) {
                return decoded(bytes, likely);
            }
            TextEncoding ofAll = new TextEncoding(Charset.forName(codePage.get().charset()), 0);
            return canBe(bytes, ofAll) ? decoded(bytes, ofAll) : decoded(bytes, likely);
        } catch (CharacterCodingException e) {
            throw new UnusableException(WORDS.say("text.encoding"));
        } catch (IOException e) {
            throw new AssertionError("bytes in memory can be read", e);
        }
    }

    private static boolean canBe(byte[] bytes, TextEncoding encoding) throws IOException {
        try {
            encoding.open(new ByteArrayInputStream(bytes)).transferTo(Writer.nullWriter());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String decoded(byte[] bytes, TextEncoding encoding) throws IOException {
        StringWriter text = new StringWriter();
        encoding.open(new ByteArrayInputStream(bytes)).transferTo(text);
        return text.toString();
    }

    /**
     * Returns if a file of subtitles can be used.
     *
     * @throws UnusableException if not
     */
    void requireSubtitles(String path) throws UnusableException {
        Path file = folder.resolve(path);
        if (!Files.isRegularFile(file)) {
            throw new UnusableException(WORDS.say("text.no-file"));
        }
        try (InputStream in = Files.newInputStream(file)) {
            SubtitleReader.read(in);
        } catch (UnusableSubtitlesException e) {
            throw new UnusableException(e.getMessage());
        } catch (IOException e) {
            throw new UnusableException(WORDS.say("text.unreadable", FileTrouble.kind(e)));
        }
    }
}
