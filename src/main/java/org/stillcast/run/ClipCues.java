package org.stillcast.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.stillcast.packed.Remarks;
import org.stillcast.project.ClipTexts;
import org.stillcast.project.SampleRate;
import org.stillcast.subtitle.Cue;
import org.stillcast.subtitle.CueBreaker;
import org.stillcast.subtitle.FittedCues;
import org.stillcast.subtitle.SubtitleReader;
import org.stillcast.subtitle.UnusableSubtitlesException;
import org.stillcast.timeline.CueTrack;
import org.stillcast.timeline.TakeTable;

/** The cues of clips: those of their own files, or else made of their texts. Safe for use by several threads at once. */
final class ClipCues implements CueTrack.Source {
    private final ClipTexts texts;
    private final TakeTable takes;
    private final SampleRate rate;
    private final CueBreaker breaker;
    private final Remarks remarks = new Remarks();
    private int last = -1;
    private List<Cue> cuesOfLast = List.of();

    /**
     * @param takes tell how long the clips are
     * @param language of the texts, BCP 47; empty if nobody knows
     */
    ClipCues(ClipTexts texts, TakeTable takes, SampleRate rate, String language) {
        this.texts = texts;
        this.takes = takes;
        this.rate = rate;
        breaker = new CueBreaker(language);
    }

    /**
     * Returns the cues of a clip.
     *
     * @throws UncheckedIOException if its file of subtitles cannot be read any more
     */
    @Override
    public synchronized List<Cue> of(int clip) {
        if (clip != last) { // a clip that is repeated comes again and again
            cuesOfLast = cues(clip);
            last = clip;
        }
        return cuesOfLast;
    }

    /** Returns what is to be said about the files of clips, as far as their cues were asked for. */
    synchronized Remarks remarks() {
        return remarks.copy();
    }

    private List<Cue> cues(int clip) {
        long millis = rate.nearestMillis(takes.samples(clip));
        Optional<Path> file = texts.subtitles(clip);
        if (file.isPresent()) {
            FittedCues fitted = FittedCues.of(read(file.get()), millis);
            fitted.remark().ifPresent(text -> remarks.put(clip, text));
            return fitted.cues();
        }
        return millis == 0
                ? List.of()
                : texts.text(clip).map(text -> breaker.cues(text, millis)).orElse(List.of());
    }

    private static List<Cue> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return SubtitleReader.read(in);
        } catch (UnusableSubtitlesException e) { // it was looked at, so it is another one now
            throw new UncheckedIOException(new IOException(file.getFileName() + " " + e.getMessage(), e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
