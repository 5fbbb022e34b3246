package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.stillcast.project.SampleRate;
import org.stillcast.promise.Promise;
import org.stillcast.text.Words;

/**
 * What was heard of a clip, beside what its file promises.
 *
 * @param lack what is lacking, in words that go on from the clip
 * @param decoder what the decoder said
 * @param kept whether it is known that nothing is lacking
 */
record Heard(Optional<String> lack, Optional<String> decoder, boolean kept) {
    private static final Words WORDS = Words.of(Heard.class);
    private static final int MILLIS = 1000;

    /**
     * Looks at the file of a clip that was rendered: at its head only, unless the decoder said something, or
     * something seems to be lacking.
     *
     * @param audio the clip's file
     * @param samples of the segment
     * @param rate of the segment
     */
    static Heard of(Path audio, long samples, SampleRate rate, Optional<String> decoder) throws IOException {
        long millis = Math.multiplyExact(samples, MILLIS) / rate.hertz();
        Promise promise = decoder.isPresent() ? Promise.ofAllBytes(audio) : Promise.of(audio);
        if (decoder.isEmpty() && promise.lack(millis).isPresent()) {
            promise = Promise.ofAllBytes(audio);
        }
        return new Heard(promise.lack(millis), decoder, promise.isKept(millis));
    }

    /**
     * Returns what the result says of it; empty if all is well. In English everywhere: journal and result carry it from
     * run to run.
     */
    Optional<String> complaint() {
        String said =
                decoder.map(words -> " (the decoder said: %s)".formatted(words)).orElse("");
        return lack.map(text -> text + said).or(() -> decoder);
    }

    /** Returns why a strict project does not use it, in words that go on from the clip. */
    String strictReason() {
        return lack.isPresent()
                ? WORDS.say("strict", complaint().orElseThrow())
                : WORDS.say("strict.decoder", decoder.orElse(""));
    }

    /** Returns how it is used although something is wrong. */
    String verdict() {
        return lack.isPresent()
                ? "but " + complaint().orElseThrow()
                : "%s: %s".formatted(kept ? "and is whole, though the decoder said" : "but", decoder.orElse(""));
    }
}
