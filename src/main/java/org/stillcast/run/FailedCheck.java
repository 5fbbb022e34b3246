package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.fault.Fault;
import org.stillcast.ffmpeg.ConcatScript;
import org.stillcast.project.AcceptedKinds;
import org.stillcast.project.Clip;
import org.stillcast.project.Project;
import org.stillcast.text.Words;
import org.stillcast.work.ClipPiece;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.PartDisproved;
import org.stillcast.work.PartFault;
import org.stillcast.work.SoundPiece;
import org.stillcast.workspace.Evidence;

/** What is said of a part that did not pass the check before publication, and what is kept to look into it. */
final class FailedCheck {
    private static final Words WORDS = Words.of(FailedCheck.class);
    private static final Logger LOG = LoggerFactory.getLogger(FailedCheck.class);

    /** All are in the report; the first says where it begins, and clips behind that are often wrong because of it. */
    private static final int MOST_SAID = 3;

    private final Project project;
    private final JoinOrder part;
    private final List<PartFault> faults;

    FailedCheck(Project project, PartDisproved bad) {
        this.project = project;
        this.part = bad.order();
        this.faults = bad.faults();
    }

    /** Returns what is wrong, where, and what to do, in a sentence that goes on from the manifest's name. */
    String sentence() {
        String said = faults.stream().limit(MOST_SAID).map(this::named).collect(Collectors.joining("; "));
        int more = faults.size() - MOST_SAID;
        return WORDS.say("failed-check", part.number(), said, more > 0 ? WORDS.say("and-more", more) : "", whatToDo());
    }

    private String named(PartFault fault) {
        return piece(fault)
                .map(piece -> "%s %s".formatted(name(piece), fault.text()))
                .orElse(fault.text());
    }

    private String name(SoundPiece piece) {
        return project.clips().get(piece.clip()).placedName(piece.clip());
    }

    private String line(PartFault fault) {
        String place = clip(fault).map(Clip::pointer).orElse(Fault.WHOLE);
        return new Fault(place, named(fault)).toString();
    }

    private String whatToDo() {
        return guilty().map(piece -> WORDS.say("make-a-wav", piece.clip() + 1, AcceptedKinds.TO_SOUND))
                .orElseGet(() -> WORDS.say("try-again"));
    }

    private Optional<Clip> clip(PartFault fault) {
        return piece(fault).map(piece -> project.clips().get(piece.clip()));
    }

    private Optional<SoundPiece> piece(PartFault fault) {
        return part.pieces().stream()
                .filter(piece -> fault.clipId().equals(Optional.of(piece.clipId())))
                .findFirst();
    }

    /** Returns the piece where it goes wrong, if that is known. */
    private Optional<SoundPiece> guilty() {
        return faults.stream().flatMap(fault -> piece(fault).stream()).findFirst();
    }

    /**
     * Keeps the part, its lists, and the segments around the place where it goes wrong with their sketches.
     *
     * @return words that go on from the sentence
     */
    String keep(Evidence evidence, String ffmpegVersion, Instant now) {
        String report = WORDS.say(
                "part.report",
                new Fault(Fault.WHOLE, sentence()),
                ffmpegVersion,
                faults.stream().map(this::line).collect(Collectors.joining(System.lineSeparator())));
        try {
            return WORDS.say("kept-evidence", evidence.keep(project.id(), files(), report, now));
        } catch (IOException e) {
            LOG.warn("{}: what is needed to look into it cannot be kept: {}", project.id(), e.toString());
            return "";
        }
    }

    private List<Path> files() {
        Path folder = part.folder();
        List<Path> files = new ArrayList<>();
        files.add(folder.resolve(ConcatScript.audioName(part)));
        files.add(folder.resolve(ConcatScript.videoName(part)));
        guilty().ifPresent(piece -> {
            int at = part.pieces().indexOf(piece);
            for (SoundPiece near : part.pieces().subList(Math.max(0, at - 1), at + 1)) {
                near.files().forEach(file -> files.add(folder.resolve(file.name())));
                if (near instanceof ClipPiece clip) {
                    files.add(folder.resolve(clip.sketchFile()));
                }
            }
        });
        files.add(part.temporary());
        return files;
    }
}
