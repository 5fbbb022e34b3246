package org.stillcast.promise;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long a sound file should be.
 *
 * @param statedMillis what its head says; empty if it does not, as in a file that was written to a pipe
 * @param heldMillis what its bytes hold, also those that its head does not speak of; empty if that is not known
 * @param frameMillis what its coder may add or leave out at the ends
 */
public record Promise(OptionalLong statedMillis, OptionalLong heldMillis, long frameMillis) {
    /** A promise of nothing. */
    public static final Promise NONE = new Promise(OptionalLong.empty(), OptionalLong.empty(), 0);

    /** A head that states more has a placeholder. */
    static final double MOST_STATED_SECONDS = 24 * 3600;

    private static final long TOLERANCE_MILLIS = 100;
    private static final String AGAIN = "copy or download it again";
    private static final String APART = "if it was glued together, name each file by itself";

    /**
     * Reads what a file promises in its head, and nothing else of it.
     *
     * @throws IOException if it cannot be read
     */
    public static Promise of(Path file) throws IOException {
        return of(file, false);
    }

    /**
     * Reads what a file promises; all of a file that does not say in front what is in it.
     *
     * @throws IOException if it cannot be read
     */
    public static Promise ofAllBytes(Path file) throws IOException {
        return of(file, true);
    }

    private static Promise of(Path file, boolean thorough) throws IOException {
        try (Bytes bytes = new Bytes(file)) {
            return of(bytes, thorough);
        } catch (NoSuchFileException e) {
            return NONE; // who asks what it was before will say that it is gone
        }
    }

    static Promise of(Bytes bytes, boolean thorough) throws IOException {
        long start = Tags.behindId3(bytes);
        return switch (bytes.name(start)) {
            case "RIFF", "RF64", "BW64", "riff" -> WaveFile.promise(bytes, start);
            case "FORM" -> AiffFile.promise(bytes);
            case ".snd" -> AuFile.promise(bytes);
            case "caff" -> CafFile.promise(bytes);
            case "fLaC" -> FlacFile.promise(bytes, start, thorough);
            case "OggS" -> OggFile.promise(bytes, thorough);
            default ->
                bytes.name(4).equals("ftyp")
                        ? MovieFile.promise(bytes)
                        : thorough ? FrameFile.promise(bytes, start) : NONE;
        };
    }

    static Promise stated(double seconds) {
        return new Promise(
                seconds <= MOST_STATED_SECONDS ? millis(seconds) : OptionalLong.empty(), OptionalLong.empty(), 0);
    }

    Promise held(double seconds) {
        return new Promise(statedMillis, millis(seconds), frameMillis);
    }

    Promise withFrames(double seconds) {
        return new Promise(statedMillis, heldMillis, millis(seconds).orElse(0));
    }

    /** What nobody can mean is not said. */
    private static OptionalLong millis(double seconds) {
        return seconds > 0 && seconds < Integer.MAX_VALUE
                ? OptionalLong.of(Math.round(1000 * seconds))
                : OptionalLong.empty();
    }

    /**
     * Tells whether what was heard is what the file should have; false if that is not known.
     *
     * @param heardMillis how long it was
     */
    public boolean isKept(long heardMillis) {
        long promised = Math.max(statedMillis.orElse(0), heldMillis.orElse(0));
        return promised > 0 && Math.abs(promised - heardMillis) <= TOLERANCE_MILLIS + frameMillis;
    }

    /**
     * Returns what is lacking in what was heard and what to do, in words that go on from the clip; empty if it is no more than a tenth of
     * a second, as far as is known.
     *
     * @param heardMillis how long it was
     */
    public Optional<String> lack(long heardMillis) {
        long most = heardMillis + TOLERANCE_MILLIS + frameMillis;
        long stated = statedMillis.orElse(0);
        long held = heldMillis.orElse(0);
        if (held > most && held > stated + TOLERANCE_MILLIS) {
            return Optional.of(
                    stated > 0
                            ? "holds more sound than its head says: " + share(heardMillis, held) + "; " + APART
                            : "is damaged: " + share(heardMillis, held) + "; " + AGAIN);
        }
        return stated > most
                ? Optional.of("is cut off: " + share(heardMillis, stated) + "; " + AGAIN)
                : Optional.empty();
    }

    private static String share(long heardMillis, long millis) {
        return String.format(Locale.ROOT, "%.1f s of %.1f s can be heard", heardMillis / 1000.0, millis / 1000.0);
    }
}
