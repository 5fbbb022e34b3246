package org.stillcast.draft;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import org.stillcast.manifest.ManifestSource;
import org.stillcast.packed.LazyList;

/**
 * A draft as people edit it: a line for each clip, which can be moved and deleted, and shows what comes when. A
 * {@code glob} would show nothing, and take in what is put into the folder later.
 *
 * <p>The text is made line by line while it is read.
 *
 * @param table name of the file that has the clips, if they stand in one of their own
 */
public record DraftText(Draft draft, Optional<String> table) implements ManifestSource {
    /** Makes one that has the clips itself. */
    public DraftText(Draft draft) {
        this(draft, Optional.empty());
    }

    @Override
    public InputStream open() {
        List<String> clips = table.isPresent()
                ? List.of("{ \"table\": %s }".formatted(quoted(table.get())))
                : LazyList.of(draft.clips().size(), clip -> clip(draft.clips().get(clip)));
        return Lines.open(LazyList.of(clips.size() + 2, number -> line(number - 1, clips)));
    }

    /** Returns what comes before the clips, then each clip, and what comes behind them. */
    private String line(int clip, List<String> clips) {
        int last = clips.size() - 1;
        if (clip < 0) {
            return head();
        }
        return clip > last ? "  ]\n}\n" : "    " + clips.get(clip) + (clip < last ? ",\n" : "\n");
    }

    private String head() {
        StringBuilder head = new StringBuilder("{\n  \"version\": 1,\n");
        draft.title().ifPresent(title -> head.append("  \"title\": %s,\n".formatted(quoted(title))));
        draft.artist()
                .ifPresent(artist -> head.append("  \"metadata\": { \"artist\": %s },\n".formatted(quoted(artist))));
        draft.image().ifPresent(image -> head.append("  \"image\": %s,\n".formatted(quoted(image))));
        return head.append("  \"clips\": [\n").toString();
    }

    private static String clip(ClipDraft clip) {
        if (clip.isPlain()) {
            return quoted(clip.audio());
        }
        StringJoiner fields = new StringJoiner(", ", "{ ", " }");
        fields.add(field("audio", clip.audio()));
        clip.title().ifPresent(title -> fields.add(field("title", title)));
        clip.text().ifPresent(text -> fields.add(field("text", text)));
        clip.image().ifPresent(image -> fields.add(field("image", image)));
        clip.subtitles().ifPresent(subtitles -> fields.add(field("subtitles", subtitles)));
        return fields.toString();
    }

    private static String field(String name, String value) {
        return "\"%s\": ".formatted(name) + quoted(value);
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
