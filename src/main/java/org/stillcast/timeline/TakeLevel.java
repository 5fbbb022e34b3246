package org.stillcast.timeline;

import java.util.Optional;

import org.stillcast.loudness.Loudness;

/**
 * How loud a clip is, and what was done about it. All numbers are whole hundredths.
 *
 * @param lufs loudness of the clip as it is, in hundredths of a LUFS
 * @param truePeak of the same, in hundredths of a dBTP
 * @param gain that its take has, in hundredths of a dB
 * @param remark what is to be said of it, in words that go on from the clip; empty if it is as loud as wanted
 */
public record TakeLevel(int lufs, int truePeak, int gain, Optional<String> remark) {
    /** Returns that of a clip to which nothing was done. */
    public static TakeLevel of(Loudness measured) {
        return new TakeLevel(measured.lufsHundredths(), measured.truePeakHundredths(), 0, Optional.empty());
    }

    /** Returns how loud the clip is as it is. */
    public Loudness loudness() {
        return Loudness.ofHundredths(lufs, truePeak);
    }

    /** Returns the same with what was done about it. */
    public TakeLevel with(int hundredthsOfGain, Optional<String> said) {
        return new TakeLevel(lufs, truePeak, hundredthsOfGain, said);
    }

    /** Returns the same with something that is to be said of it. */
    public TakeLevel saying(Optional<String> said) {
        return new TakeLevel(lufs, truePeak, gain, said);
    }
}
