package org.stillcast.route;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.check.SoundSketch;
import org.stillcast.ffmpeg.ClipFault;
import org.stillcast.ffmpeg.Command;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.ffmpeg.FfmpegMessages;
import org.stillcast.ffmpeg.SegmentCommand;
import org.stillcast.plan.BadClip;
import org.stillcast.plan.Completion;
import org.stillcast.plan.EvenedClip;
import org.stillcast.plan.RenderedSegment;
import org.stillcast.plan.Segment;
import org.stillcast.plan.UnevenClip;
import org.stillcast.promise.MendedWave;
import org.stillcast.words.Words;
import org.stillcast.workspace.SoundTrack;
import org.stillcast.workspace.WholeFiles;

/**
 * Segment to a rendered one or to a bad clip; or, where something can still be done, to an uneven clip, whose format changes,
 * or to the clip without a fault of its file, as an evened one.
 */
final class SegmentRecipe implements Recipe<Segment> {
    private static final Words WORDS = Words.of(SegmentRecipe.class);
    private static final Logger LOG = LoggerFactory.getLogger(SegmentRecipe.class);

    private final boolean strict;

    /**
     * @param strict whether a decoder's complaint makes a bad clip
     */
    SegmentRecipe(boolean strict) {
        this.strict = strict;
    }

    @Override
    public Command command(Segment segment) {
        return SegmentCommand.of(segment);
    }

    /** Draws the sketch that the part will be compared with; ffmpeg writes nothing where a clip has no sound. */
    @Override
    public String digest(Segment segment, InputStream stdout) throws IOException {
        PushbackInputStream sound = new PushbackInputStream(stdout);
        int first = sound.read();
        if (first < 0) {
            return "";
        }
        sound.unread(first);
        try (OutputStream sketch = new BufferedOutputStream(Files.newOutputStream(segment.sketchTemporary()))) {
            return SoundSketch.draw(sound, sketch).toString();
        }
    }

    @Override
    public Completion accept(Segment segment, Said said) throws IOException {
        return mended(segment, rendered(segment, said));
    }

    /** A segment counts only with at least one sample in it: ffmpeg ends well without any, too. */
    Completion rendered(Segment segment, Said said) throws IOException {
        Optional<String> decoder = FfmpegMessages.complaint(said.stderr());
        Optional<SoundTrack> sound = SoundTrack.read(segment.temporary()).filter(track -> track.samples() > 0);
        if (sound.isEmpty()) {
            return bad(segment, ClipFault.ofSilent(said.stderr()));
        }
        Optional<String> tooLong =
                SegmentCommand.lengthFault(segment, sound.get().samples());
        if (tooLong.isPresent()) {
            return bad(segment, tooLong.get());
        }
        Heard heard = Heard.of(segment.clip().audio(), sound.get().samples(), segment.sampleRate(), decoder);
        Optional<String> complaint = heard.complaint();
        if (strict && complaint.isPresent()) {
            return bad(segment, heard.strictReason());
        }
        complaint.ifPresent(text -> LOG.warn("{} is used, {}", nameInLog(segment), heard.verdict()));
        WholeFiles.rename(segment.sketchTemporary(), segment.sketch());
        WholeFiles.rename(segment.temporary(), segment.target());
        return new RenderedSegment(
                segment.position(),
                segment.clip().id(),
                segment.fingerprint(),
                sound.get().samples(),
                sound.get().channels(),
                complaint);
    }

    @Override
    public void requireIngredients(Segment segment) throws IOException {
        Recipe.requireThere(segment.still(), WORDS.say("loop-gone"));
    }

    @Override
    public Completion refuse(Segment segment, FfmpegFailedException failure) throws IOException {
        if (failure.hasFormatChanged()) {
            discard(segment);
            return new UnevenClip(segment);
        }
        return mended(segment, undecodable(segment, failure));
    }

    /** A clip with a fault that can be mended is mended, instead of being bad. */
    private static Completion mended(Segment segment, Completion otherwise) throws IOException {
        if (otherwise instanceof BadClip && MendedWave.write(segment.clip().audio(), segment.evened())) {
            LOG.info(
                    "{} has a chunk of odd length that is not filled up; a copy without that fault is tried",
                    nameInLog(segment));
            return new EvenedClip(segment, false, "");
        }
        return otherwise;
    }

    private static String nameInLog(Segment segment) {
        return segment.clip().nameInLog(segment.position());
    }

    static BadClip undecodable(Segment segment, FfmpegFailedException failure) throws IOException {
        return bad(segment, ClipFault.of(failure));
    }

    private static BadClip bad(Segment segment, String reason) throws IOException {
        discard(segment);
        return new BadClip(segment.position(), segment.clip(), reason);
    }

    private static void discard(Segment segment) throws IOException {
        WholeFiles.delete(segment.temporary());
        WholeFiles.delete(segment.sketchTemporary());
    }
}
