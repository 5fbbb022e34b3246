package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.stillcast.fault.Fault;
import org.stillcast.fault.FaultList;
import org.stillcast.ffmpeg.DecodeArguments;
import org.stillcast.ffmpeg.FfmpegMessages;
import org.stillcast.files.Fingerprint;
import org.stillcast.files.Folders;
import org.stillcast.mp4.SoundTrack;
import org.stillcast.outbox.PublishedResult;
import org.stillcast.outbox.ResultFile;
import org.stillcast.process.Ffmpeg;
import org.stillcast.process.FfmpegCall;
import org.stillcast.process.Termination;
import org.stillcast.text.Words;

/** Holds a published project against its result file, at any later time. */
public final class Verification {
    private static final Words WORDS = Words.of(Verification.class);
    /** For the decoding of a part, which takes a thousandth of how long it lasts. */
    private static final Duration TIME_LIMIT = Duration.ofMinutes(10);

    private final Ffmpeg ffmpeg;

    public Verification(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * Checks that each part that is listed is there, with the bytes that were published, and decodes to its end.
     *
     * @param resultFile of the project
     * @return what is wrong, each with its place in the result file; nothing, if all is well
     * @throws IOException if something cannot be read
     */
    public FaultList check(Path resultFile) throws IOException {
        FaultList faults = new FaultList();
        Optional<PublishedResult> result = ResultFile.read(resultFile);
        if (result.isEmpty() || result.get().parts().isEmpty()) {
            faults.add(Fault.WHOLE, Files.exists(resultFile) ? WORDS.say("no-result") : WORDS.say("is-not-there"));
            return faults;
        }
        List<PublishedResult.Part> parts = result.get().parts();
        for (int i = 0; i < parts.size(); i++) {
            Optional<String> fault = faultIn(resultFile, parts.get(i));
            String place = "/parts/" + i;
            fault.ifPresent(text -> faults.add(place, text));
        }
        return faults;
    }

    private Optional<String> faultIn(Path resultFile, PublishedResult.Part part) throws IOException {
        Path file = resultFile.resolveSibling(part.file()).normalize();
        boolean beside = Folders.of(resultFile).equals(file.getParent());
        if (!beside || !Files.isRegularFile(file)) {
            return Optional.of(WORDS.say("part.is-not-there", part.file()));
        }
        long bytes = Files.size(file);
        if (bytes != part.bytes()) {
            return Optional.of(WORDS.say("part.bytes", part.file(), bytes, part.bytes()));
        }
        String sha256 = Fingerprint.ofFile(file);
        if (!sha256.equals(part.sha256())) {
            return Optional.of(WORDS.say("part.content", part.file(), sha256));
        }
        long samples = SoundTrack.read(file).map(SoundTrack::samples).orElse(0L);
        long listed =
                part.clips().stream().mapToLong(PublishedResult.Clip::samples).sum();
        boolean asLong = samples == part.samples() || samples == part.samples() + SoundTrack.AAC_FRAME_SAMPLES;
        if (!asLong || listed != part.samples()) {
            return Optional.of(WORDS.say("part.listed-samples", part.file(), samples, part.samples(), listed));
        }
        return decodingFault(file).map(text -> WORDS.say("part.decoder-complains", part.file(), text));
    }

    private Optional<String> decodingFault(Path file) throws IOException {
        Termination ended = ffmpeg.run(new FfmpegCall(DecodeArguments.of(file, TIME_LIMIT), stdout -> ""));
        Optional<String> complaint = FfmpegMessages.complaint(ended.output().stderr());
        return ended.exitValue() == 0
                ? complaint
                : complaint.or(() -> Optional.of(WORDS.say("exit-value", ended.exitValue())));
    }
}
