package org.stillcast.promise;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What a sound file says of itself before it is decoded. None of it is believed where it matters.
 *
 * @param millis how long it should be; empty if that is not known
 * @param channels 0 if that is not known
 * @param rateHz samples a second, 0 if that is not known
 */
public record SoundHead(OptionalLong millis, int channels, int rateHz) {
    private static final SoundHead NONE = new SoundHead(OptionalLong.empty(), 0, 0);

    /**
     * Reads the head of a file; of one that does not say in front how long it is, all of it.
     *
     * @throws IOException if it cannot be read
     */
    public static SoundHead of(Path file) throws IOException {
        try (Bytes bytes = new Bytes(file)) {
            SampleForm form = form(bytes);
            return new SoundHead(millis(bytes), form.channels(), form.rateHz());
        } catch (NoSuchFileException e) {
            return NONE; // who needs it will say that it is gone
        }
    }

    private static SampleForm form(Bytes bytes) throws IOException {
        long start = Tags.behindId3(bytes);
        return switch (bytes.name(start)) {
            case "RIFF", "RF64", "BW64" -> WaveFile.form(bytes, start);
            case "riff" -> Wave64File.form(bytes);
            case "FORM" -> AiffFile.form(bytes);
            case ".snd" -> AuFile.form(bytes);
            case "caff" -> CafFile.form(bytes);
            case "fLaC" -> FlacFile.form(bytes, start + FlacFile.FORM_OFFSET);
            case "OggS" -> OggFile.form(bytes);
            default -> bytes.name(4).equals("ftyp") ? MovieFile.form(bytes) : FrameFile.form(bytes, start);
        };
    }

    private static OptionalLong millis(Bytes bytes) throws IOException {
        Promise promise = Promise.of(bytes, false);
        if (promise.equals(Promise.NONE)) {
            double seconds = FrameFile.statedSeconds(bytes, Tags.behindId3(bytes));
            promise = seconds > 0 ? Promise.stated(seconds) : Promise.of(bytes, true);
        }
        return promise.statedMillis().isPresent() ? promise.statedMillis() : promise.heldMillis();
    }
}
