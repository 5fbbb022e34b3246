package org.stillcast.work;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.stillcast.project.SampleRate;
import org.stillcast.project.VideoFormat;
import org.stillcast.timeline.PictureRun;

/**
 * Join a run of segments to one part, as video or sound, without tags.
 *
 * @param number from 1; 0 for all parts in one
 * @param count parts of the project; 0 where it is joined before anybody knows
 * @param form what it becomes
 * @param content what decides its bytes; of sound alone without pictures
 * @param pieces what is heard, in order: those of the content, with the names of their files
 * @param samples of all of them
 * @param folder that segments, sketches and loops are in, and its lists are put into
 * @param sound an earlier part with the same sound, which is copied from it then; empty if it is to be encoded
 * @param target the part while the project is put together
 * @param temporary what is written before it is renamed to the target
 * @param fingerprint of the content; of several parts with the same one, each has its own
 * @param soundFingerprint of what is heard
 * @param timeLimit after which its ffmpeg is killed
 */
public record JoinOrder(
        int number,
        int count,
        PartForm form,
        Content content,
        List<SoundPiece> pieces,
        long samples,
        Path folder,
        Optional<EarlierSound> sound,
        Path target,
        Path temporary,
        String fingerprint,
        String soundFingerprint,
        Duration timeLimit)
        implements Order {
    /**
     * A published part whose sound is copied.
     *
     * @param file the part
     * @param sha256 of it when it was found, in hexadecimal: it has to be the same still when the copy is checked
     */
    public record EarlierSound(Path file, String sha256) {}

    /**
     * What decides the sound of a part. The names of the components are part of its fingerprint.
     *
     * @param recipe name of the way it is done
     * @param ffmpegVersion that does it
     * @param sampleRate of all pieces and of the part
     * @param channels of the part, 1 or 2
     * @param bitrateKbps of its AAC
     * @param pieces in order
     */
    public record Sound(
            String recipe,
            String ffmpegVersion,
            SampleRate sampleRate,
            int channels,
            int bitrateKbps,
            List<SoundPiece.Slice> pieces) {}

    /**
     * What decides all bytes of a part. The names of the components are part of its fingerprint.
     *
     * @param recipe name of the way it is done
     * @param ffmpegVersion that does it
     * @param sound what is heard
     * @param video the form of its picture
     * @param pictures what is seen, in order
     */
    public record Content(
            String recipe, String ffmpegVersion, Sound sound, VideoFormat video, List<PictureRun> pictures) {}

    /** Returns the rate of its sound. */
    public SampleRate sampleRate() {
        return content.sound().sampleRate();
    }

    /** Returns the channels of its sound, 1 or 2. */
    public int channels() {
        return content.sound().channels();
    }

    /** Returns what is heard of clips, in order. */
    public Stream<ClipPiece> clipPieces() {
        return pieces.stream().filter(ClipPiece.class::isInstance).map(ClipPiece.class::cast);
    }

    /** Returns what is joined and does not belong to it: samples before its first one, where a clip is cut. */
    public long skippedSamples() {
        return pieces.get(leadsIntoCut() ? 1 : 0) instanceof ClipPiece first ? first.fromSample() : 0;
    }

    /** Tells whether more is joined than belongs to it, at one of its ends or at both. */
    public boolean isCut() {
        return skippedSamples() > 0 || isBrokenOff(pieces.size() - 1) || trailsCut();
    }

    /** Returns how long the silence is at its start that is put in when the clip behind it is cut; else 0. */
    public long leadPutIn() {
        return leadsIntoCut() ? pieces.get(0).samples() : 0;
    }

    /** Returns how long the silence is at its end that is put in when the clip before it is cut; else 0. */
    public long tailPutIn() {
        return trailsCut() ? pieces.get(pieces.size() - 1).samples() : 0;
    }

    /** Returns the pieces whose files are joined: all but those silences. */
    public List<SoundPiece> joinedPieces() {
        return pieces.subList(leadsIntoCut() ? 1 : 0, pieces.size() - (trailsCut() ? 1 : 0));
    }

    private boolean leadsIntoCut() {
        return pieces.size() > 1
                && pieces.get(0) instanceof SilencePiece
                && pieces.get(1) instanceof ClipPiece first
                && first.fromSample() > 0;
    }

    private boolean trailsCut() {
        return pieces.get(pieces.size() - 1) instanceof SilencePiece && isBrokenOff(pieces.size() - 2);
    }

    private boolean isBrokenOff(int piece) {
        return piece >= 0
                && pieces.get(piece) instanceof ClipPiece last
                && last.fromSample() + last.samples() < last.take().samples();
    }

    /** Returns the frames of its picture. */
    public long frames() {
        return content.pictures().stream().mapToLong(PictureRun::frames).sum();
    }

    /** Returns how many of those are key frames: each picture begins with one, and so does each loop of it. */
    public long keyFrames() {
        int loop = content.video().framesPerLoop();
        return content.pictures().stream()
                .mapToLong(run -> (run.frames() + loop - 1) / loop)
                .sum();
    }

    /** Returns what its lists are called by, in the project's folder. */
    public String fileName() {
        String part = number == 0 ? "full" : "part%03d".formatted(number);
        return form == PartForm.VIDEO ? part : part + "_" + form.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String nameInLog() {
        String as = form == PartForm.VIDEO ? "" : " as " + form;
        if (number == 0) {
            return "All parts in one" + as;
        }
        return (count == 0 ? "Part " + number : "Part %d/%d".formatted(number, count)) + as;
    }
}
