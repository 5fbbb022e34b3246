package org.stillcast.project;

import org.stillcast.text.Words;

/** The kinds of files that are taken, and how others are made into one of them: in words for people. */
public final class AcceptedKinds {
    private static final Words WORDS = Words.of(AcceptedKinds.class);

    public static final String SOUNDS = WORDS.say("taken.sounds");

    public static final String PICTURES = WORDS.say("taken.pictures");

    /** No name of a stranger's file stands in it, which a shell might take for something else. */
    public static final String TO_SOUND = "ffmpeg -i FILE NEW.wav";

    private AcceptedKinds() {}
}
