package org.stillcast.draft;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.stillcast.fault.InvalidManifestException;
import org.stillcast.manifest.ManifestSource;
import org.stillcast.packed.LazyList;
import org.stillcast.table.Cell;
import org.stillcast.text.Words;

/**
 * The clips of a draft as a table for spreadsheets (CSV, RFC 4180; with a mark in front, without which Excel takes UTF-8 for a code
 * page). A text stays as it is, also where it begins as a formula does: it is read again, and a sign in front of it
 * would be shown and spoken. The text is made line by line while it is read.
 */
public record DraftTable(Draft draft) implements ManifestSource {
    private static final Words WORDS = Words.of(DraftTable.class);
    private static final String MARK = "\uFEFF";
    private static final Pattern NEEDS_QUOTES = Pattern.compile("(?s).*[\",;\\t\\r\\n].*|\\s.*|.*\\s");

    private record Column(String name, Function<ClipDraft, Optional<String>> cell) {}

    private static final List<Column> ALWAYS = List.of(
            new Column("audio", clip -> Optional.of(clip.audio())),
            new Column("title", ClipDraft::title),
            new Column("text", ClipDraft::text));

    private static final List<Column> PERHAPS =
            List.of(new Column("image", ClipDraft::image), new Column("subtitles", ClipDraft::subtitles));

    /**
     * Returns if each file that is named in it is found again when it is read.
     *
     * @throws InvalidManifestException if not, as blanks around what stands in a cell are left; with what to do
     */
    public void requireNames() throws InvalidManifestException {
        int count = 0;
        String first = "";
        for (ClipDraft clip : draft.clips()) {
            Optional<String> lost = lost(clip);
            first = count == 0 ? lost.orElse("") : first;
            count += lost.isPresent() ? 1 : 0;
        }
        if (count > 0) {
            String name = '"' + first + '"';
            throw Draft.fault(WORDS.say("table.names", count == 1 ? name : WORDS.say("and-more", name, count - 1)));
        }
    }

    private static Optional<String> lost(ClipDraft clip) {
        return Stream.of(Optional.of(clip.audio()), clip.image(), clip.subtitles())
                .flatMap(Optional::stream)
                .filter(path -> !Cell.keeps(path))
                .findFirst();
    }

    @Override
    public InputStream open() throws IOException {
        List<Column> columns = Stream.concat(
                        ALWAYS.stream(),
                        PERHAPS.stream()
                                .filter(column -> draft.clips().stream()
                                        .anyMatch(clip ->
                                                column.cell().apply(clip).isPresent())))
                .toList();
        String head = MARK + columns.stream().map(Column::name).collect(Collectors.joining(",")) + "\r\n";
        return Lines.open(LazyList.of(
                draft.clips().size() + 1,
                line -> line == 0 ? head : row(columns, draft.clips().get(line - 1))));
    }

    private static String row(List<Column> columns, ClipDraft clip) {
        return columns.stream()
                .map(column -> quoted(column.cell().apply(clip).orElse("")))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(String cell) {
        return NEEDS_QUOTES.matcher(cell).matches() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
