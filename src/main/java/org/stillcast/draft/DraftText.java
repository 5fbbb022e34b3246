package org.stillcast.draft;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Collections;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import org.stillcast.manifest.ManifestSource;

/**
 * A draft as people edit it: a line for each clip, which can be moved and deleted, and shows what comes when. A
 * {@code glob} would show nothing, and take in what is put into the folder later.
 *
 * <p>The text is made line by line while it is read.
 */
public record DraftText(Draft draft) implements ManifestSource {
    @Override
    public InputStream open() {
        return new SequenceInputStream(Collections.enumeration(new AbstractList<InputStream>() {
            @Override
            public InputStream get(int number) {
                return new ByteArrayInputStream(line(number).getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public int size() {
                return draft.clips().size() + 2;
            }
        }));
    }

    /** Returns what comes before the clips, then each clip, and what comes behind them. */
    private String line(int number) {
        int clip = number - 1;
        int last = draft.clips().size() - 1;
        if (clip < 0) {
            return "{\n  \"version\": 1,\n  \"image\": %s,\n  \"clips\": [\n".formatted(quoted(draft.image()));
        }
        return clip > last ? "  ]\n}\n" : "    " + quoted(draft.clips().get(clip)) + (clip < last ? ",\n" : "\n");
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
