package org.stillcast.route;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.stillcast.check.SoundComparison;
import org.stillcast.ffmpeg.CheckCommand;
import org.stillcast.ffmpeg.Command;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.ffmpeg.FfmpegMessages;
import org.stillcast.plan.BadPart;
import org.stillcast.plan.Completion;
import org.stillcast.plan.Folders;
import org.stillcast.plan.Part;
import org.stillcast.plan.PartFault;
import org.stillcast.plan.RenderedPart;
import org.stillcast.words.Words;
import org.stillcast.workspace.Fingerprint;
import org.stillcast.workspace.MalformedFileException;
import org.stillcast.workspace.SoundTrack;
import org.stillcast.workspace.VideoTrack;
import org.stillcast.workspace.WholeFiles;

/** Joined part to a rendered one, which has proven to have the sound of its segments, or to a bad one. */
final class CheckRecipe implements Recipe<Part> {
    private static final Words WORDS = Words.of(CheckRecipe.class);

    @Override
    public Command command(Part part) {
        return CheckCommand.of(part);
    }

    /** Returns a line for each fault of its sound: the clip's id, a tab, and what is wrong. */
    @Override
    public String digest(Part part, InputStream stdout) throws IOException {
        Path folder = Folders.of(part.still());
        SoundComparison comparison =
                new SoundComparison(part, segment -> Files.newInputStream(folder.resolve(segment.sketchName())));
        return comparison.faults(stdout).stream()
                .map(fault -> fault.clipId().orElse("") + "\t" + fault.text())
                .collect(Collectors.joining("\n"));
    }

    private static Stream<PartFault> faults(String digest) {
        return digest.lines()
                .map(line -> line.split("\t", 2))
                .map(line -> new PartFault(Optional.of(line[0]).filter(id -> !id.isEmpty()), line[1]));
    }

    /** What is published from here on is on the disk: its content, then its name. */
    @Override
    public Completion accept(Part part, Said said) throws IOException {
        List<PartFault> faults = new ArrayList<>(faults(said.stdout()).toList());
        FfmpegMessages.complaint(said.stderr())
                .ifPresent(text -> faults.add(PartFault.ofPart(WORDS.say("decoder-complains", text))));
        pictureFault(part).ifPresent(text -> faults.add(PartFault.ofPart(WORDS.say("picture", text))));
        long samples = samples(part);
        if (!faults.isEmpty() || !PartDiagnosis.isRight(part, samples)) {
            return new BadPart(part, new PartDiagnosis(part).explain(faults, samples));
        }
        String sha256 = Fingerprint.ofFile(part.temporary());
        WholeFiles.sync(part.temporary());
        WholeFiles.rename(part.temporary(), part.target());
        WholeFiles.syncFolder(Folders.of(part.target()));
        return new RenderedPart(part, part.target(), Files.size(part.target()), sha256);
    }

    /** Returns how many there are; none where the part cannot be understood, as far as its sound goes. */
    private static long samples(Part part) throws IOException {
        try {
            return SoundTrack.read(part.temporary()).map(SoundTrack::samples).orElse(0L);
        } catch (MalformedFileException e) {
            return 0;
        }
    }

    private static Optional<String> pictureFault(Part part) throws IOException {
        try {
            Optional<VideoTrack> track = VideoTrack.read(part.temporary());
            return track.isEmpty()
                    ? Optional.of(WORDS.say("is-not-there"))
                    : track.get().faultAgainst(part);
        } catch (MalformedFileException e) {
            return Optional.of(WORDS.say("cannot-be-found", e.getMessage()));
        }
    }

    /** It may have been named already, and something after that have failed. */
    @Override
    public void requireIngredients(Part part) throws IOException {
        Recipe.requireThere(part.temporary(), WORDS.say("part.gone"));
    }

    @Override
    public Completion refuse(Part part, FfmpegFailedException failure) throws IOException {
        PartFault fault = PartFault.ofPart(WORDS.say("cannot-be-decoded", failure.getMessage()));
        return new BadPart(part, new PartDiagnosis(part).explain(List.of(fault), samples(part)));
    }
}
