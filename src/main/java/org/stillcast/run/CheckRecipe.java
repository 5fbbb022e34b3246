package org.stillcast.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.stillcast.check.SoundComparison;
import org.stillcast.ffmpeg.CheckArguments;
import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.ffmpeg.FfmpegMessages;
import org.stillcast.files.Fingerprint;
import org.stillcast.files.Folders;
import org.stillcast.files.MalformedFileException;
import org.stillcast.files.WholeFiles;
import org.stillcast.mp3.LameHeader;
import org.stillcast.mp4.SoundTrack;
import org.stillcast.process.FfmpegOutput;
import org.stillcast.text.Words;
import org.stillcast.work.Answer;
import org.stillcast.work.CheckOrder;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.PartDisproved;
import org.stillcast.work.PartFault;
import org.stillcast.work.PartForm;
import org.stillcast.work.PartProven;

/** Proves that a joined part has the sound of its segments, or disproves it. */
public final class CheckRecipe implements Recipe<CheckOrder> {
    private static final Words WORDS = Words.of(CheckRecipe.class);
    private static final String HASH = "SHA256=";

    @Override
    public FfmpegCommand command(CheckOrder order) {
        return CheckArguments.of(order);
    }

    /** Returns a line for each fault of its sound: the clip's id, a tab, and what is wrong. */
    @Override
    public String summarize(CheckOrder order, InputStream stdout) throws IOException {
        JoinOrder part = order.part();
        List<PartFault> faults = part.sound().isPresent() ? copyFaults(stdout) : soundFaults(part, stdout);
        return faults.stream()
                .map(fault -> fault.clipId().orElse("") + "\t" + fault.text())
                .collect(Collectors.joining("\n"));
    }

    private static List<PartFault> soundFaults(JoinOrder part, InputStream stdout) throws IOException {
        return new SoundComparison(
                        part, piece -> Files.newInputStream(part.folder().resolve(piece.sketchFile())))
                .faults(stdout);
    }

    /** What the sound was copied from has been proven; some lines have the hash of one of the two. */
    private static List<PartFault> copyFaults(InputStream stdout) throws IOException {
        List<String> hashes = new String(stdout.readAllBytes(), StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> line.contains(HASH))
                .map(line -> line.substring(line.indexOf(HASH)))
                .toList();
        boolean same = hashes.size() == 2 && hashes.get(0).equals(hashes.get(1));
        return same ? List.of() : List.of(PartFault.ofPart(WORDS.say("copied-sound")));
    }

    private static Stream<PartFault> faults(String summary) {
        return summary.lines()
                .map(line -> line.split("\t", 2))
                .map(line -> new PartFault(Optional.of(line[0]).filter(id -> !id.isEmpty()), line[1]));
    }

    /** What is published from here on is on the disk: its content, then its name. */
    @Override
    public Answer accept(CheckOrder order, FfmpegOutput said) throws IOException {
        JoinOrder part = order.part();
        List<PartFault> faults = new ArrayList<>(faults(said.stdout()).toList());
        FfmpegMessages.complaint(said.stderr())
                .ifPresent(text -> faults.add(PartFault.ofPart(WORDS.say("decoder-complains", text))));
        if (part.sound().isPresent() && !isUnchanged(part.sound().get())) {
            faults.add(PartFault.ofPart(WORDS.say("earlier-part-changed")));
        }
        if (part.form() == PartForm.VIDEO) {
            PictureCheck.faultIn(part.temporary(), part.content().video(), part.frames(), part.keyFrames())
                    .ifPresent(text -> faults.add(PartFault.ofPart(WORDS.say("picture", text))));
        }
        long samples = samples(part);
        if (!faults.isEmpty() || !PartDiagnosis.isRight(part, samples)) {
            return new PartDisproved(part, new PartDiagnosis(part).explain(faults, samples));
        }
        String sha256 = Fingerprint.ofFile(part.temporary());
        WholeFiles.sync(part.temporary());
        WholeFiles.rename(part.temporary(), part.target());
        WholeFiles.syncFolder(Folders.of(part.target()));
        return new PartProven(part, Files.size(part.target()), sha256);
    }

    /** What it was copied from was proven as it was then, and stays in people's hands. */
    private static boolean isUnchanged(JoinOrder.EarlierSound sound) throws IOException {
        return Files.isRegularFile(sound.file())
                && Fingerprint.ofFile(sound.file()).equals(sound.sha256());
    }

    /** Returns how many there are; none where the part cannot be understood, as far as its sound goes. */
    private static long samples(JoinOrder part) throws IOException {
        try {
            return samples(part.temporary(), part.form(), part.samples());
        } catch (MalformedFileException e) {
            return 0;
        }
    }

    /**
     * Returns how many samples a part has by its own head.
     *
     * @param ordered how many it should have: an MP3 of another length may well hold them, as its form wants it
     */
    static long samples(Path file, PartForm form, long ordered) throws IOException {
        if (form == PartForm.MP3) {
            LameHeader head = LameHeader.read(file);
            return head.holds(ordered) ? ordered : head.samples();
        }
        return SoundTrack.read(file).map(SoundTrack::samples).orElse(0L);
    }

    /** It may have been named already, and something after that have failed. */
    @Override
    public void requireIngredients(CheckOrder order) throws IOException {
        Recipe.requireThere(order.part().temporary(), WORDS.say("part.gone"));
    }

    @Override
    public Answer refuse(CheckOrder order, FfmpegFailedException failure) throws IOException {
        JoinOrder part = order.part();
        PartFault fault = PartFault.ofPart(WORDS.say("cannot-be-decoded", failure.getMessage()));
        return new PartDisproved(part, new PartDiagnosis(part).explain(List.of(fault), samples(part)));
    }
}
