package org.stillcast.work;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.stillcast.project.SampleRate;
import org.stillcast.project.VideoFormat;
import org.stillcast.timeline.PictureRun;

/**
 * Join a run of segments to one finished video.
 *
 * @param number from 1
 * @param count parts of the project; 0 where it is joined before anybody knows
 * @param content what decides its bytes
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

    @Override
    public String nameInLog() {
        return count == 0 ? "Part " + number : "Part %d/%d".formatted(number, count);
    }
}
