package org.stillcast.plan;

/** The kinds of files that are taken, and how others are made into one of them: in words for people. */
public final class Taken {
    public static final String SOUNDS =
            "wav, aiff, au, caf, mp3, aac, m4a, mp4, flac, ogg, opus, mka, webm, ac3, amr and wma";

    public static final String PICTURES = "jpg, png, webp, gif, bmp or tiff";

    /** No name of a stranger's file stands in it, which a shell might take for something else. */
    public static final String TO_SOUND = "ffmpeg -i FILE NEW.wav";

    private Taken() {}
}
