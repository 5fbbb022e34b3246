package org.stillcast.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.stillcast.chapter.Chapter;
import org.stillcast.ffmpeg.DressCheckArguments;
import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.files.Fingerprint;
import org.stillcast.files.Folders;
import org.stillcast.files.WholeFiles;
import org.stillcast.mp4.Mp4Tags;
import org.stillcast.mp4.SoundTrack;
import org.stillcast.mp4.SubtitleTrackFile;
import org.stillcast.mp4.TextSample;
import org.stillcast.mp4.TextTrack;
import org.stillcast.process.FfmpegOutput;
import org.stillcast.text.Words;
import org.stillcast.work.Answer;
import org.stillcast.work.DressCheckOrder;
import org.stillcast.work.DressOrder;
import org.stillcast.work.PartForm;
import org.stillcast.work.ProductDisproved;
import org.stillcast.work.ProductProven;

/** Proves that a product has the packets of its source, and its tags, chapters, subtitles and cover; or disproves it. */
public final class DressCheckRecipe implements Recipe<DressCheckOrder> {
    private static final Words WORDS = Words.of(DressCheckRecipe.class);
    private static final String HASH = "SHA256=";
    private static final String SAME = "same";

    /** What iTunes called ffmpeg's tags. */
    private static final Map<String, String> BOXES = Map.of(
            "title", "©nam",
            "artist", "©ART",
            "album", "©alb",
            "date", "©day",
            "genre", "©gen",
            "comment", "©cmt",
            "copyright", "cprt");

    @Override
    public FfmpegCommand command(DressCheckOrder order) {
        return DressCheckArguments.of(order);
    }

    @Override
    public String summarize(DressCheckOrder order, InputStream stdout) throws IOException {
        List<String> hashes = new String(stdout.readAllBytes(), StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> line.contains(HASH))
                .map(line -> line.substring(line.indexOf(HASH)))
                .toList();
        int streams = order.product().form() == PartForm.VIDEO ? 2 : 1;
        boolean same = hashes.size() == 2 * streams;
        for (int stream = 0; same && stream < streams; stream++) {
            same = hashes.get(2 * stream).equals(hashes.get(2 * stream + 1));
        }
        return same ? SAME : "";
    }

    /** What is published from here on is on the disk: its content, then its name. */
    @Override
    public Answer accept(DressCheckOrder order, FfmpegOutput said) throws IOException {
        DressOrder product = order.product();
        Optional<String> fault =
                said.stdout().equals(SAME) ? faultIn(product) : Optional.of(WORDS.say("product.packets"));
        if (fault.isPresent()) {
            return new ProductDisproved(product, fault.get());
        }
        String sha256 = Fingerprint.ofFile(product.temporary());
        WholeFiles.sync(product.temporary());
        WholeFiles.rename(product.temporary(), product.target());
        WholeFiles.syncFolder(Folders.of(product.target()));
        WholeFiles.delete(product.tagFile());
        WholeFiles.delete(product.cueFile());
        return new ProductProven(product, Files.size(product.target()), sha256);
    }

    private static Optional<String> faultIn(DressOrder product) throws IOException {
        if (!Fingerprint.ofFile(product.source().file()).equals(product.source().sha256())) {
            return Optional.of(WORDS.say("product.source-changed"));
        }
        if (!samples(product.temporary()).equals(samples(product.source().file()))) {
            return Optional.of(WORDS.say("product.length"));
        }
        if (!hasTags(product)) {
            return Optional.of(WORDS.say("product.tags"));
        }
        if (!hasChapters(product)) {
            return Optional.of(WORDS.say("product.chapters"));
        }
        return hasCues(product) ? Optional.empty() : Optional.of(WORDS.say("product.subtitles"));
    }

    private static Optional<Long> samples(Path file) throws IOException {
        return SoundTrack.read(file).map(SoundTrack::samples);
    }

    private static boolean hasTags(DressOrder product) throws IOException {
        Mp4Tags tags = Mp4Tags.read(product.temporary());
        Map<String, String> texts = tags.texts();
        boolean all = product.tags().entrySet().stream()
                .filter(tag -> BOXES.containsKey(tag.getKey()))
                .allMatch(tag -> tag.getValue().equals(texts.get(BOXES.get(tag.getKey()))));
        String track = "%d/%d".formatted(tags.track(), tags.tracks());
        return all
                && (!product.tags().containsKey("track")
                        || track.equals(product.tags().get("track")))
                && tags.covers().size() == (product.cover().isPresent() ? 1 : 0);
    }

    /** A chapter without a title, before the first one or where none is, is ffmpeg's own. */
    private static boolean hasChapters(DressOrder product) throws IOException {
        List<Chapter> found = new ArrayList<>();
        Optional<TextTrack> track = TextTrack.chapters(product.temporary());
        if (track.isPresent()) {
            try (TextTrack open = track.get()) {
                for (Optional<TextSample> next = open.next(); next.isPresent(); next = open.next()) {
                    TextSample sample = next.get();
                    found.add(new Chapter(sample.fromMillis(), sample.toMillis(), sample.text()));
                }
            }
        }
        found.removeIf(chapter -> chapter.title().isEmpty());
        return starts(found).equals(starts(product.chapters()));
    }

    private static List<String> starts(List<Chapter> chapters) {
        return chapters.stream()
                .filter(Predicate.not(chapter -> chapter.title().isEmpty()))
                .map(chapter -> chapter.fromMillis() + " " + chapter.title())
                .toList();
    }

    private static boolean hasCues(DressOrder product) throws IOException {
        Optional<TextTrack> track = TextTrack.subtitles(product.temporary());
        if (track.isEmpty() || product.cues().isEmpty()) {
            return track.isEmpty() == product.cues().isEmpty();
        }
        Iterator<TextSample> wanted =
                SubtitleTrackFile.shown(product.cues().get().iterator());
        try (TextTrack open = track.get()) {
            for (Optional<TextSample> next = open.next(); next.isPresent(); next = open.next()) {
                if (!wanted.hasNext() || !wanted.next().equals(next.get())) {
                    return false;
                }
            }
        }
        return !wanted.hasNext();
    }

    @Override
    public void requireIngredients(DressCheckOrder order) throws IOException {
        Recipe.requireThere(order.product().temporary(), WORDS.say("part.gone"));
    }

    @Override
    public Answer refuse(DressCheckOrder order, FfmpegFailedException failure) {
        return new ProductDisproved(order.product(), WORDS.say("cannot-be-decoded", failure.getMessage()));
    }
}
