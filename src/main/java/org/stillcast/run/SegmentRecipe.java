package org.stillcast.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.ffmpeg.ClipFault;
import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.ffmpeg.FfmpegMessages;
import org.stillcast.ffmpeg.SegmentArguments;
import org.stillcast.files.Checksum;
import org.stillcast.files.WholeFiles;
import org.stillcast.loudness.LevelRule;
import org.stillcast.loudness.Levelling;
import org.stillcast.mp4.SoundTrack;
import org.stillcast.process.FfmpegOutput;
import org.stillcast.promise.MendedWave;
import org.stillcast.text.Words;
import org.stillcast.timeline.Take;
import org.stillcast.timeline.TakeLevel;
import org.stillcast.work.Answer;
import org.stillcast.work.EvenedClip;
import org.stillcast.work.MeasuredClip;
import org.stillcast.work.Refused;
import org.stillcast.work.SegmentOrder;
import org.stillcast.work.SegmentRendered;
import org.stillcast.work.UnevenClip;

/**
 * Renders a clip to a segment, or has it refused; or, where something can still be done, to an uneven clip, whose format changes,
 * to the clip without a fault of its file, as an evened one, or to a measured one, which is not as loud as wanted.
 */
public final class SegmentRecipe implements Recipe<SegmentOrder> {
    private static final Words WORDS = Words.of(SegmentRecipe.class);
    private static final Logger LOG = LoggerFactory.getLogger(SegmentRecipe.class);

    @Override
    public FfmpegCommand command(SegmentOrder segment) {
        return SegmentArguments.of(segment);
    }

    /** Draws the sketch that the part will be compared with, and measures; ffmpeg writes nothing where a clip has no sound. */
    @Override
    public String summarize(SegmentOrder segment, InputStream stdout) throws IOException {
        PushbackInputStream sound = new PushbackInputStream(stdout);
        int first = sound.read();
        if (first < 0) {
            return "";
        }
        sound.unread(first);
        return SoundReading.text(segment, sound);
    }

    @Override
    public Answer accept(SegmentOrder segment, FfmpegOutput said) throws IOException {
        return mended(segment, rendered(segment, said));
    }

    /** A segment counts only with at least one sample in it: ffmpeg ends well without any, too. */
    Answer rendered(SegmentOrder segment, FfmpegOutput said) throws IOException {
        Optional<String> decoder = FfmpegMessages.complaint(said.stderr());
        Optional<SoundTrack> sound = SoundTrack.read(segment.temporary()).filter(track -> track.samples() > 0);
        if (sound.isEmpty()) {
            return bad(segment, ClipFault.ofSilent(said.stderr()));
        }
        Optional<String> tooLong =
                SegmentArguments.lengthFault(segment, sound.get().samples());
        if (tooLong.isPresent()) {
            return bad(segment, tooLong.get());
        }
        Heard heard = Heard.of(segment.clip().audio(), sound.get().samples(), segment.sampleRate(), decoder);
        Optional<String> complaint = heard.complaint();
        if (segment.strict() && complaint.isPresent()) {
            return bad(segment, heard.strictReason());
        }
        complaint.ifPresent(text -> LOG.warn("{} is used, {}", nameInLog(segment), heard.verdict()));
        Take take = new Take(
                segment.fingerprint(), sound.get().samples(), sound.get().channels(), complaint);
        return segment.level().isEmpty()
                ? finished(segment, take)
                : measured(segment, segment.level().get(), take, SoundReading.parse(said.stdout()));
    }

    private static Answer measured(SegmentOrder segment, LevelRule rule, Take take, SoundReading reading)
            throws IOException {
        Levelling levelling = reading.levelling();
        Take measured = take.withLevel(TakeLevel.of(reading.loudness()));
        if (levelling.isNeeded()) {
            WholeFiles.delete(segment.sketchTemporary());
            WholeFiles.rename(segment.temporary(), segment.unlevelled());
            return new MeasuredClip(segment, measured, levelling);
        }
        return finished(segment, LevelRecipe.remarked(segment, rule, measured, levelling, levelling.expected()));
    }

    /** Gives the files their names. */
    static SegmentRendered finished(SegmentOrder segment, Take take) throws IOException {
        Checksum sketch = Checksum.of(segment.sketchTemporary());
        Checksum file = Checksum.of(segment.temporary());
        WholeFiles.rename(segment.sketchTemporary(), segment.sketch());
        WholeFiles.rename(segment.temporary(), segment.target());
        return new SegmentRendered(segment, take, file, sketch);
    }

    @Override
    public void requireIngredients(SegmentOrder segment) throws IOException {
        if (segment.preview().isPresent()) {
            Recipe.requireThere(segment.preview().get(), WORDS.say("loop-gone"));
        }
    }

    @Override
    public Answer refuse(SegmentOrder segment, FfmpegFailedException failure) throws IOException {
        if (failure.hasFormatChanged()) {
            discard(segment);
            return new UnevenClip(segment);
        }
        return mended(segment, undecodable(segment, failure));
    }

    /** A clip with a fault that can be mended is mended, instead of being bad. */
    private static Answer mended(SegmentOrder segment, Answer otherwise) throws IOException {
        if (otherwise instanceof Refused && MendedWave.write(segment.clip().audio(), segment.evened())) {
            LOG.info(
                    "{} has a chunk of odd length that is not filled up; a copy without that fault is tried",
                    nameInLog(segment));
            return new EvenedClip(segment, false, "");
        }
        return otherwise;
    }

    private static String nameInLog(SegmentOrder segment) {
        return segment.nameInLog();
    }

    static Refused undecodable(SegmentOrder segment, FfmpegFailedException failure) throws IOException {
        return bad(segment, ClipFault.of(failure));
    }

    private static Refused bad(SegmentOrder segment, String reason) throws IOException {
        discard(segment);
        return Refused.clip(segment, reason);
    }

    static void discard(SegmentOrder segment) throws IOException {
        WholeFiles.delete(segment.temporary());
        WholeFiles.delete(segment.sketchTemporary());
    }
}
