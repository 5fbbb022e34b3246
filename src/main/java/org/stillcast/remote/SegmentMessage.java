package org.stillcast.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.stillcast.files.Fingerprint;
import org.stillcast.files.WholeFiles;
import org.stillcast.loudness.LevelRule;
import org.stillcast.loudness.Levelling;
import org.stillcast.project.Clip;
import org.stillcast.remote.SharedFolders.Place;
import org.stillcast.timeline.Take;
import org.stillcast.work.ChannelLayout;
import org.stillcast.work.LevelOrder;
import org.stillcast.work.Order;
import org.stillcast.work.SegmentFiles;
import org.stillcast.work.SegmentOrder;

import static org.stillcast.remote.BadOrderException.require;

/**
 * An order to render a clip, or to level its segment, as it goes through the broker. Whoever carries it out gives what comes of it a
 * name by the order's key, since somebody else may be about the same, or about another order for the same clip; only the daemon gives
 * it the clip's name.
 *
 * @param project id of it
 * @param position index of the clip in it
 * @param clipId id of the clip
 * @param sound what is heard
 * @param soundBytes size of that file
 * @param pointer the clip's place in the manifest
 * @param rendering what decides the sound besides the clip
 * @param fingerprint of the segment
 * @param layout what is done to the clip's channels
 * @param preview file of the loop that is seen, in the project's folder
 * @param limitMillis time limit of its ffmpeg
 * @param level what is wanted of its loudness
 * @param strict whether a decoder's complaint makes a bad clip
 * @param measured what the clip turned out to be, if its segment is there and only has to be levelled
 */
record SegmentMessage(
        String project,
        int position,
        String clipId,
        Place sound,
        long soundBytes,
        String pointer,
        SegmentOrder.Rendering rendering,
        String fingerprint,
        ChannelLayout layout,
        Optional<String> preview,
        long limitMillis,
        Optional<LevelRule> level,
        boolean strict,
        Optional<Measured> measured) {
    /** No clip takes longer, however large it is. */
    private static final Duration LONGEST = Duration.ofDays(2);

    /**
     * A clip that was rendered, and measured.
     *
     * @param take what it turned out to be
     * @param levelling what is to be done about it
     */
    record Measured(Take take, Levelling levelling) {}

    /**
     * Returns the message for an order.
     *
     * @throws IOException if the clip cannot be looked at
     */
    static SegmentMessage of(SegmentOrder order, SharedFolders folders) throws IOException {
        return of(order, Optional.empty(), folders);
    }

    /** The same for one to level a segment. */
    static SegmentMessage of(LevelOrder order, SharedFolders folders) throws IOException {
        return of(order.segment(), Optional.of(new Measured(order.take(), order.levelling())), folders);
    }

    private static SegmentMessage of(SegmentOrder order, Optional<Measured> measured, SharedFolders folders)
            throws IOException {
        Path audio = order.clip().audio();
        return new SegmentMessage(
                SharedFolders.projectOf(order.target()),
                order.position(),
                order.clip().id(),
                folders.placeOf(audio),
                Files.size(audio),
                order.clip().pointer(),
                order.rendering(),
                order.fingerprint(),
                order.layout(),
                order.preview().map(preview -> preview.getFileName().toString()),
                order.timeLimit().toMillis(),
                order.level(),
                order.strict(),
                measured);
    }

    /** Returns what an answer to it is known by: it answers the same order whenever that is given. */
    String key() {
        return Fingerprint.of(
                "segment", project, clipId, fingerprint, layout, level, strict, measured.map(Measured::levelling));
    }

    /**
     * Returns if the clip is seen here as it is where the order was given.
     *
     * @throws IOException if not
     */
    void requireSound(SharedFolders folders) throws IOException {
        try {
            folders.file(sound, soundBytes);
        } catch (BadOrderException e) {
            throw new IllegalStateException(e); // it was none before
        }
    }

    /**
     * Returns the order, as it is carried out on this machine.
     *
     * @param ffmpegVersion of this machine
     * @throws BadOrderException if it asks for what no order of ours does
     * @throws IOException if something of it cannot be seen here
     */
    Order order(SharedFolders folders, String ffmpegVersion) throws BadOrderException, IOException {
        require(position >= 0 && limitMillis > 0 && limitMillis <= LONGEST.toMillis(), "a position and a time limit");
        require(rendering.ffmpegVersion().equals(ffmpegVersion), "ffmpeg " + ffmpegVersion);
        SharedFolders.requireId(clipId);
        SharedFolders.requireFingerprint(fingerprint);
        Path folder = folders.project(project);
        Path target = folder.resolve(SegmentFiles.doneSegment(clipId, key()));
        Path sketch = folder.resolve(SegmentFiles.doneSketch(key()));
        SegmentOrder segment = new SegmentOrder(
                position,
                new Clip(clipId, folders.file(sound, soundBytes), pointer),
                rendering,
                fingerprint,
                layout,
                preview.isPresent() ? Optional.of(SharedFolders.ours(folder, preview.get())) : Optional.empty(),
                target,
                WholeFiles.foreignTemporaryFor(target),
                sketch,
                WholeFiles.foreignTemporaryFor(sketch),
                Duration.ofMillis(limitMillis),
                level,
                strict);
        return measured.isPresent()
                ? new LevelOrder(
                        segment,
                        folder.resolve(SegmentFiles.segment(clipId)),
                        measured.get().take(),
                        measured.get().levelling())
                : segment;
    }
}
