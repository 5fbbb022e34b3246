package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.stillcast.fault.Fault;
import org.stillcast.fault.FaultList;
import org.stillcast.ffmpeg.AacCodec;
import org.stillcast.ffmpeg.DecodeArguments;
import org.stillcast.ffmpeg.FfmpegMessages;
import org.stillcast.files.Fingerprint;
import org.stillcast.files.Folders;
import org.stillcast.outbox.ClipEntry;
import org.stillcast.outbox.PartEntry;
import org.stillcast.outbox.Product;
import org.stillcast.outbox.ProductKind;
import org.stillcast.outbox.Result;
import org.stillcast.outbox.ResultFile;
import org.stillcast.process.Ffmpeg;
import org.stillcast.process.FfmpegCall;
import org.stillcast.process.Termination;
import org.stillcast.text.Words;
import org.stillcast.work.PartForm;

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
     * Checks that each product that is listed is there, with the bytes that were published, and that what each part is in the
     * first place decodes to its end.
     *
     * @param resultFile of the project
     * @return what is wrong, each with its place in the result file; nothing, if all is well
     * @throws IOException if something cannot be read
     */
    public FaultList check(Path resultFile) throws IOException {
        FaultList faults = new FaultList();
        Optional<Result> result = ResultFile.read(resultFile);
        if (result.isEmpty() || result.get().parts().isEmpty()) {
            faults.add(Fault.WHOLE, Files.exists(resultFile) ? WORDS.say("no-result") : WORDS.say("is-not-there"));
            return faults;
        }
        List<PartEntry> parts = result.get().parts();
        for (int i = 0; i < parts.size(); i++) {
            addFaults(faults, "/parts/" + i, resultFile, parts.get(i), true);
        }
        PartEntry full = result.get().full();
        if (full != null) {
            addFaults(faults, "/full", resultFile, full, false);
        }
        Product proof = result.get().proof();
        if (proof != null) {
            faultIn(resultFile, proof).ifPresent(text -> faults.add("/proof", text));
        }
        return faults;
    }

    private void addFaults(FaultList faults, String place, Path resultFile, PartEntry part, boolean hasClips)
            throws IOException {
        Optional<String> inVideo = faultIn(resultFile, part.products().get(0));
        if (inVideo.isEmpty()) {
            inVideo = faultInSound(resultFile.resolveSibling(part.file()), part, hasClips);
        }
        inVideo.ifPresent(text -> faults.add(place, text));
        for (int i = 0; i < part.furtherProducts().size(); i++) {
            String placeOfProduct = "%s/furtherProducts/%d".formatted(place, i);
            faultIn(resultFile, part.furtherProducts().get(i)).ifPresent(text -> faults.add(placeOfProduct, text));
        }
    }

    /** Whatever kind it is of: it has to be the file that was published. */
    private static Optional<String> faultIn(Path resultFile, Product product) throws IOException {
        Path file = resultFile.resolveSibling(product.file()).normalize();
        boolean beside = Folders.of(resultFile).equals(file.getParent());
        if (!beside || !Files.isRegularFile(file)) {
            return Optional.of(WORDS.say("part.is-not-there", product.file()));
        }
        long bytes = Files.size(file);
        if (bytes != product.bytes()) {
            return Optional.of(WORDS.say("part.bytes", product.file(), bytes, product.bytes()));
        }
        String sha256 = Fingerprint.ofFile(file);
        return sha256.equals(product.sha256())
                ? Optional.empty()
                : Optional.of(WORDS.say("part.content", product.file(), sha256));
    }

    private Optional<String> faultInSound(Path file, PartEntry part, boolean hasClips) throws IOException {
        PartForm form = part.products().get(0).is(ProductKind.MP3) ? PartForm.MP3 : PartForm.VIDEO;
        long samples = CheckRecipe.samples(file, form, part.samples());
        long listed = hasClips
                ? part.silenceSamples()
                        + part.clips().stream().mapToLong(ClipEntry::samples).sum()
                : part.samples(); // those of all parts in one are listed with the parts
        boolean asLong = samples == part.samples() || samples == part.samples() + AacCodec.FRAME_SAMPLES;
        if (!asLong || listed != part.samples()) {
            return Optional.of(WORDS.say("part.listed-samples", part.file(), samples, part.samples(), listed));
        }
        return decodingFault(file, form).map(text -> WORDS.say("part.decoder-complains", part.file(), text));
    }

    private Optional<String> decodingFault(Path file, PartForm form) throws IOException {
        Termination ended = ffmpeg.run(new FfmpegCall(DecodeArguments.of(file, form, TIME_LIMIT), stdout -> ""));
        Optional<String> complaint = FfmpegMessages.complaint(ended.output().stderr());
        return ended.exitValue() == 0
                ? complaint
                : complaint.or(() -> Optional.of(WORDS.say("exit-value", ended.exitValue())));
    }
}
