package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.stillcast.files.MalformedFileException;
import org.stillcast.mp4.VideoTrack;
import org.stillcast.project.VideoFormat;
import org.stillcast.text.Words;

/** Whether a video of ours has the picture that was ordered, as far as its head tells. */
final class PictureCheck {
    private static final Words WORDS = Words.of(PictureCheck.class);

    private PictureCheck() {}

    /**
     * Returns what is wrong, in words that go on from what has the picture; empty if nothing is.
     *
     * @param frames how many it was to have
     * @param keyFrames how many of those were to be key frames
     * @throws IOException if the file cannot be read
     */
    static Optional<String> faultIn(Path video, VideoFormat form, long frames, long keyFrames) throws IOException {
        try {
            Optional<VideoTrack> track = VideoTrack.read(video);
            return track.isEmpty()
                    ? Optional.of(WORDS.say("is-not-there"))
                    : track.get().faultAgainst(form, frames, keyFrames);
        } catch (MalformedFileException e) {
            return Optional.of(WORDS.say("cannot-be-found", e.getMessage()));
        }
    }
}
