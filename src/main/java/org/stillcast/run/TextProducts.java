package org.stillcast.run;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.chapter.Chapter;
import org.stillcast.chapter.PodcastChapters;
import org.stillcast.chapter.YouTubeList;
import org.stillcast.files.WholeFiles;
import org.stillcast.outbox.ProductKind;
import org.stillcast.project.SampleRate;
import org.stillcast.project.SubtitleForm;
import org.stillcast.subtitle.SubRip;
import org.stillcast.subtitle.SubtitleProof;
import org.stillcast.subtitle.WebVtt;
import org.stillcast.text.Words;
import org.stillcast.workspace.Workspace;

/** The texts that are published beside a part, each with the proof that it was written as it should be. */
final class TextProducts {
    private static final Words WORDS = Words.of(TextProducts.class);
    private static final Logger LOG = LoggerFactory.getLogger(TextProducts.class);

    private final PartTags tags;
    private final int slice;
    private final long millis;

    /**
     * @param tags what belongs to the parts
     * @param slice which of them
     * @param samples of the part
     */
    TextProducts(PartTags tags, int slice, long samples, SampleRate rate) {
        this.tags = tags;
        this.slice = slice;
        millis = rate.millisBefore(samples);
    }

    /** Writes a text to a file, which is whole as soon as it is there. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path file) throws IOException;
    }

    /** Reads it again. */
    @FunctionalInterface
    interface Proof {
        /**
         * Returns if it is what was to be written.
         *
         * @throws IOException if not
         */
        void require(Path file) throws IOException;
    }

    /** A text, not written yet. */
    record Text(ProductKind kind, Content content, Proof proof) {}

    /** Returns all that are wanted and are not empty. */
    List<Text> all() {
        List<Text> all = new ArrayList<>();
        if (tags.hasCues(slice, SubtitleForm.SRT)) {
            all.add(new Text(
                    ProductKind.SRT, text(out -> SubRip.write(tags.cues(slice).iterator(), out)), this::requireCues));
        }
        if (tags.hasCues(slice, SubtitleForm.VTT)) {
            all.add(new Text(
                    ProductKind.VTT, text(out -> WebVtt.write(tags.cues(slice).iterator(), out)), this::requireCues));
        }
        List<Chapter> chapters = tags.chapters(slice);
        if (!chapters.isEmpty()) {
            all.add(new Text(
                    ProductKind.CHAPTERS,
                    file -> WholeFiles.write(file, out -> PodcastChapters.write(chapters, out)),
                    file -> requireChapters(file, chapters)));
            youTubeList(chapters).ifPresent(all::add);
        }
        return all;
    }

    private Optional<Text> youTubeList(List<Chapter> chapters) {
        YouTubeList list = YouTubeList.of(chapters, millis);
        if (list instanceof YouTubeList.Lines lines) {
            return Optional.of(new Text(
                    ProductKind.YOUTUBE,
                    text(out -> out.append(lines.text())),
                    file -> requireText(file, lines.text())));
        }
        LOG.info("No list of chapters for YouTube: {}", ((YouTubeList.TooFew) list).reason());
        return Optional.empty();
    }

    private static Content text(Workspace.ListWriter text) {
        return file -> Workspace.writeList(file, text);
    }

    private void requireCues(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Optional<String> difference =
                    SubtitleProof.difference(in, tags.cues(slice).iterator());
            if (difference.isPresent()) {
                throw wrong(file, difference.get());
            }
        }
    }

    private static void requireChapters(Path file, List<Chapter> chapters) throws IOException {
        JsonNode read;
        try (InputStream in = Files.newInputStream(file)) {
            read = new ObjectMapper().readTree(in).path("chapters");
        }
        boolean same = read.size() == chapters.size();
        for (int i = 0; same && i < chapters.size(); i++) {
            BigDecimal start = new BigDecimal(read.path(i).path("startTime").asText("-1"));
            same = start.movePointRight(3)
                                    .compareTo(
                                            BigDecimal.valueOf(chapters.get(i).fromMillis()))
                            == 0
                    && read.path(i)
                            .path("title")
                            .asText()
                            .equals(chapters.get(i).title());
        }
        if (!same) {
            throw wrong(file, WORDS.say("product.chapters"));
        }
    }

    private static void requireText(Path file, String text) throws IOException {
        if (!Files.readString(file).equals(text)) {
            throw wrong(file, WORDS.say("product.text"));
        }
    }

    private static IOException wrong(Path file, String fault) {
        return new IOException(file.getFileName() + " " + fault);
    }
}
