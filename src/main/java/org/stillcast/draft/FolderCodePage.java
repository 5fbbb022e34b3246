package org.stillcast.draft;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.stillcast.encoding.CodePage;
import org.stillcast.encoding.CodePageSample;
import org.stillcast.encoding.TextEncoding;
import org.stillcast.media.Companion;
import org.stillcast.media.FolderContents;

/**
 * The code page of a folder's texts: people have one for all of them, and a few words alone could be of several. So many of them are
 * looked at, from the first to the last, as people wait for.
 *
 * @param folder that is drafted
 */
record FolderCodePage(Path folder, FolderContents contents) {
    private static final int MOST_TEXTS = 200;

    /** Returns the one that those together have most likely which are not Unicode; empty if there are none, or none is likely. */
    Optional<CodePage> likely() {
        int[] withText = IntStream.range(0, contents.sounds().size())
                .filter(sound -> text(sound).isPresent())
                .toArray();
        int count = Math.min(withText.length, MOST_TEXTS);
        List<CodePageSample> samples = IntStream.range(0, count)
                .map(i -> withText[(int) ((long) i * withText.length / count)])
                .mapToObj(sound -> sample(text(sound).orElseThrow()))
                .flatMap(Optional::stream)
                .toList();
        return CodePageSample.likely(samples);
    }

    private Optional<String> text(int sound) {
        return contents.companions().of(Companion.TEXT, sound, contents.sounds().get(sound));
    }

    /** Returns nothing of a text that is Unicode, or cannot be used: that is told when it is its turn. */
    private Optional<CodePageSample> sample(String text) {
        try {
            byte[] bytes = new CompanionText(folder, Optional.empty()).bytes(text);
            if (TextEncoding.of(new ByteArrayInputStream(bytes)).isUnicode()) {
                return Optional.empty();
            }
            CodePageSample sample = new CodePageSample(new ByteArrayInputStream(bytes));
            sample.transferTo(OutputStream.nullOutputStream());
            return Optional.of(sample);
        } catch (CompanionText.UnusableException | CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new AssertionError("bytes in memory can be read", e);
        }
    }
}
