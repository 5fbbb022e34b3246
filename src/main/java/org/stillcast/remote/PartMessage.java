package org.stillcast.remote;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JacksonException;
import org.stillcast.files.Fingerprint;
import org.stillcast.files.WholeFiles;
import org.stillcast.outbox.ProductKind;
import org.stillcast.packed.LazyList;
import org.stillcast.project.SampleRate;
import org.stillcast.project.VideoFormat;
import org.stillcast.timeline.PictureRun;
import org.stillcast.timeline.Take;
import org.stillcast.work.ClipPiece;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.PartForm;
import org.stillcast.work.SilencePiece;
import org.stillcast.work.SoundPiece;

import static org.stillcast.remote.BadOrderException.require;

/**
 * An order to join a part, as it goes through the broker: where the order itself is, a file in the project's folder. It may have a
 * hundred thousand pieces, and those are nothing for a queue.
 *
 * @param project id of it
 * @param fingerprint of the part
 * @param earlier SHA-256 of the part whose sound is copied; empty if it is encoded
 * @param sha256 of the file, in hexadecimal, which it is called by
 */
record PartMessage(String project, String fingerprint, String earlier, String sha256) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Duration LONGEST = Duration.ofDays(20);

    /**
     * The order.
     *
     * @param sound what decides the sound, without its pieces
     * @param pictures what is seen, in order
     * @param pieces what is heard, in order
     * @param earlier a published part whose sound is copied
     * @param limitMillis time limit of its ffmpeg
     */
    private record Content(
            int number,
            int count,
            PartForm form,
            String recipe,
            String ffmpegVersion,
            Sound sound,
            VideoFormat video,
            List<PictureRun> pictures,
            List<Piece> pieces,
            long samples,
            Optional<Earlier> earlier,
            String fingerprint,
            String soundFingerprint,
            long limitMillis) {}

    private record Sound(String recipe, String ffmpegVersion, SampleRate sampleRate, int channels, int bitrateKbps) {}

    /** File name and SHA-256 of a published part. */
    private record Earlier(String file, String sha256) {}

    /** A piece: one of silence has no take. Written without names, as there are many. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    private record Piece(
            int clip,
            String clipId,
            String take,
            long takeSamples,
            int takeChannels,
            int round,
            long fromSample,
            long samples) {
        static Piece of(SoundPiece piece) {
            return piece instanceof ClipPiece clip
                    ? new Piece(
                            clip.clip(),
                            clip.clipId(),
                            clip.take().fingerprint(),
                            clip.take().samples(),
                            clip.take().channels(),
                            clip.round(),
                            clip.fromSample(),
                            clip.samples())
                    : new Piece(piece.clip(), piece.clipId(), "", 0, 0, 0, 0, piece.samples());
        }

        SoundPiece piece(Sound sound) throws BadOrderException {
            SharedFolders.requireId(clipId);
            require(clip >= 0 && samples > 0, "a piece of sound");
            if (take.isEmpty()) {
                return new SilencePiece(clip, clipId, samples, sound.channels(), sound.sampleRate());
            }
            SharedFolders.requireFingerprint(take);
            require(fromSample >= 0 && samples <= takeSamples - fromSample, "a slice of a take");
            Take of = new Take(take, takeSamples, takeChannels, Optional.empty());
            return new ClipPiece(clip, clipId, of, round, fromSample, samples);
        }
    }

    /**
     * Writes an order to its file, and returns the message for it.
     *
     * @throws IOException if it cannot be written
     */
    static PartMessage of(JoinOrder order) throws IOException {
        JoinOrder.Sound sound = order.content().sound();
        Content content = new Content(
                order.number(),
                order.count(),
                order.form(),
                order.content().recipe(),
                order.content().ffmpegVersion(),
                new Sound(
                        sound.recipe(),
                        sound.ffmpegVersion(),
                        sound.sampleRate(),
                        sound.channels(),
                        sound.bitrateKbps()),
                order.content().video(),
                order.content().pictures(),
                LazyList.of(
                        order.pieces().size(), index -> Piece.of(order.pieces().get(index))),
                order.samples(),
                order.sound()
                        .map(earlier -> new Earlier(earlier.file().getFileName().toString(), earlier.sha256())),
                order.fingerprint(),
                order.soundFingerprint(),
                order.timeLimit().toMillis());
        Path draft = WholeFiles.temporaryFor(file(order.folder(), order.fingerprint()));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
            Json.MAPPER.writeValue(out, content);
        }
        String sha256 = Fingerprint.ofFile(draft);
        WholeFiles.rename(draft, file(order.folder(), sha256));
        return new PartMessage(
                SharedFolders.projectOf(draft),
                order.fingerprint(),
                order.sound().map(JoinOrder.EarlierSound::sha256).orElse(""),
                sha256);
    }

    private static Path file(Path folder, String sha256) {
        return folder.resolve("order_" + sha256 + ".json");
    }

    /** Returns what an answer to it is known by. */
    String key() {
        return Fingerprint.of("part", project, fingerprint, earlier);
    }

    /**
     * Returns the order, as it is carried out on this machine.
     *
     * @param ffmpegVersion of this machine
     * @throws BadOrderException if it asks for what no order of ours does
     * @throws IOException if it cannot be seen here, or is another one by now
     */
    JoinOrder order(SharedFolders folders, String ffmpegVersion) throws BadOrderException, IOException {
        SharedFolders.requireFingerprint(fingerprint);
        require(SHA256.matcher(sha256).matches(), "a hash");
        Path folder = folders.project(project);
        Path file = file(folder, sha256);
        if (!Fingerprint.ofFile(file).equals(sha256)) {
            throw new IOException("another order is in " + file);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return order(Json.MAPPER.readValue(in, Content.class), folder, folders, ffmpegVersion);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new BadOrderException("no order of ours is in " + file, e);
        }
    }

    private JoinOrder order(Content content, Path folder, SharedFolders folders, String ffmpegVersion)
            throws BadOrderException {
        require(content.fingerprint().equals(fingerprint), "its fingerprint");
        require(content.ffmpegVersion().equals(ffmpegVersion), "ffmpeg " + ffmpegVersion);
        require(content.limitMillis() > 0 && content.limitMillis() <= LONGEST.toMillis(), "a time limit");
        require(!content.pieces().isEmpty() && content.samples() > 0, "something that is heard");
        require(content.number() >= 0, "the number of a part");
        for (PictureRun picture : content.pictures()) {
            SharedFolders.requireFingerprint(picture.still());
        }
        Sound sound = content.sound();
        List<SoundPiece> pieces = new ArrayList<>(content.pieces().size());
        for (Piece piece : content.pieces()) {
            pieces.add(piece.piece(sound));
        }
        Optional<JoinOrder.EarlierSound> earlier = Optional.empty();
        if (content.earlier().isPresent()) {
            Earlier part = content.earlier().get();
            earlier = Optional.of(new JoinOrder.EarlierSound(folders.published(project, part.file()), part.sha256()));
        }
        Path target = folders.outbox().staged(project, ProductKind.of(content.form()), fingerprint);
        return new JoinOrder(
                content.number(),
                content.count(),
                content.form(),
                new JoinOrder.Content(
                        content.recipe(),
                        content.ffmpegVersion(),
                        new JoinOrder.Sound(
                                sound.recipe(),
                                sound.ffmpegVersion(),
                                sound.sampleRate(),
                                sound.channels(),
                                sound.bitrateKbps(),
                                LazyList.of(
                                        pieces.size(),
                                        index -> pieces.get(index).slice())),
                        content.video(),
                        content.pictures()),
                pieces,
                content.samples(),
                folder,
                earlier,
                target,
                WholeFiles.foreignTemporaryFor(target),
                fingerprint,
                content.soundFingerprint(),
                Duration.ofMillis(content.limitMillis()));
    }
}
