package org.stillcast.route;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.stillcast.check.SoundComparison;
import org.stillcast.ffmpeg.CheckCommand;
import org.stillcast.ffmpeg.Command;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.ffmpeg.FfmpegMessages;
import org.stillcast.plan.BadPart;
import org.stillcast.plan.Completion;
import org.stillcast.plan.Folders;
import org.stillcast.plan.Part;
import org.stillcast.plan.RenderedPart;
import org.stillcast.workspace.Fingerprint;
import org.stillcast.workspace.VideoTrack;
import org.stillcast.workspace.WholeFiles;

/** Joined part to a rendered one, which has proven to have the sound of its segments, or to a bad one. */
final class CheckRecipe implements Recipe<Part> {
    @Override
    public Command command(Part part) {
        return CheckCommand.of(part);
    }

    /** Returns a line for each fault of its sound. */
    @Override
    public String digest(Part part, InputStream stdout) throws IOException {
        Path folder = Folders.of(part.still());
        SoundComparison comparison =
                new SoundComparison(part, segment -> Files.newInputStream(folder.resolve(segment.sketchName())));
        return String.join("\n", comparison.faults(stdout));
    }

    /** What is published from here on is on the disk: its content, then its name. */
    @Override
    public Completion accept(Part part, Said said) throws IOException {
        List<String> faults = new ArrayList<>(said.stdout().lines().toList());
        FfmpegMessages.complaint(said.stderr()).ifPresent(text -> faults.add("does not decode cleanly: " + text));
        pictureFault(part).ifPresent(text -> faults.add("the picture " + text));
        if (!faults.isEmpty()) {
            return bad(part, faults);
        }
        String sha256 = Fingerprint.ofFile(part.temporary());
        WholeFiles.sync(part.temporary());
        WholeFiles.rename(part.temporary(), part.target());
        WholeFiles.syncFolder(Folders.of(part.target()));
        return new RenderedPart(part, part.target(), Files.size(part.target()), sha256);
    }

    private static Optional<String> pictureFault(Part part) throws IOException {
        Optional<VideoTrack> track = VideoTrack.read(part.temporary());
        return track.isEmpty() ? Optional.of("is not there") : track.get().faultAgainst(part);
    }

    /** It may have been named already, and something after that have failed. */
    @Override
    public void requireIngredients(Part part) throws IOException {
        Recipe.requireThere(part.temporary(), "the joined part is gone");
    }

    @Override
    public Completion refuse(Part part, FfmpegFailedException failure) throws IOException {
        return bad(part, List.of("cannot be decoded: " + failure.getMessage()));
    }

    private static BadPart bad(Part part, List<String> faults) throws IOException {
        Files.deleteIfExists(part.temporary());
        return new BadPart(part, faults);
    }
}
