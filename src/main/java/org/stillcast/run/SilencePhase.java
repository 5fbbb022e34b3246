package org.stillcast.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.stillcast.files.WholeFiles;
import org.stillcast.project.Gap;
import org.stillcast.project.Pauses;
import org.stillcast.project.Project;
import org.stillcast.project.SampleRate;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.SegmentFiles;
import org.stillcast.work.SilencePiece;
import org.stillcast.work.SilencesMade;
import org.stillcast.work.SilencesOrder;
import org.stillcast.workspace.Workspace;

/**
 * The silences of a project: files of some lengths, of which all pauses are joined. They cost less than to find out whether an
 * earlier run has left them. Safe for use by several threads at once.
 */
final class SilencePhase {
    private static final int MOST_IN_A_CALL = 64;
    private static final int HUNDRED = 100;

    private final Project project;
    private final Workspace workspace;
    private final String ffmpegVersion;
    private final NavigableSet<Long> needed = new TreeSet<>();
    private final NavigableSet<Long> there = new TreeSet<>();
    private int channels;

    /**
     * @param ffmpegVersion that will do the work
     */
    SilencePhase(Project project, Workspace workspace, String ffmpegVersion) {
        this.project = project;
        this.workspace = workspace;
        this.ffmpegVersion = ffmpegVersion;
    }

    /**
     * Says that all pauses are needed that the project can have with clips of whatever length.
     *
     * @param ofChannels 1 or 2; for another number than before all are made again
     */
    synchronized void needAll(int ofChannels) {
        use(ofChannels);
        SampleRate rate = rate();
        Pauses pauses = project.pauses();
        need(pauses.leadSamples(rate));
        need(pauses.tailSamples(rate));
        IntStream.range(0, project.clips().size())
                .mapToObj(pauses::gap)
                .distinct()
                .forEach(this::need);
    }

    private void need(Gap gap) {
        if (!gap.timesTheClip()) {
            need(gap.samples(1, rate()));
        } else if (gap.value().signum() > 0) {
            for (long hundredths = 1; hundredths <= HUNDRED; hundredths++) {
                need(Gap.hundredths(hundredths).samples(1, rate()));
            }
        }
    }

    /** Says that the pauses in parts are needed. */
    synchronized void needFor(Stream<JoinOrder> parts) {
        parts.forEach(part -> {
            use(part.channels());
            part.pieces().stream().filter(SilencePiece.class::isInstance).forEach(silence -> need(silence.samples()));
        });
    }

    private void use(int ofChannels) {
        if (channels != ofChannels) {
            channels = ofChannels;
            there.clear();
        }
    }

    private void need(long samples) {
        needed.addAll(SilencePiece.lengths(samples, rate()));
    }

    private SampleRate rate() {
        return project.audio().sampleRate();
    }

    /** Tells whether a file that is needed is not there. */
    synchronized boolean isUnfinished() {
        return !there.containsAll(needed);
    }

    /** Tells whether all files are there that are needed, with so many channels. */
    synchronized boolean hasAll(int ofChannels) {
        return needed.isEmpty() || (channels == ofChannels && !isUnfinished());
    }

    /** Returns the orders for the files that are needed and not there. */
    synchronized Stream<SilencesOrder> orders() {
        List<SilencesOrder.SilenceFile> files = new ArrayList<>();
        List<SilencesOrder> orders = new ArrayList<>();
        for (Iterator<Long> lengths = needed.iterator(); lengths.hasNext(); ) {
            long length = lengths.next();
            if (!there.contains(length)) {
                Path target = workspace.folder().resolve(SegmentFiles.silence(length, channels));
                files.add(new SilencesOrder.SilenceFile(length, target, WholeFiles.temporaryFor(target)));
            }
            if (files.size() == MOST_IN_A_CALL || (!lengths.hasNext() && !files.isEmpty())) {
                orders.add(new SilencesOrder(files, ffmpegVersion, rate(), channels));
                files.clear();
            }
        }
        return orders.stream();
    }

    /** Takes files that have just been made. */
    synchronized void complete(SilencesMade made) {
        if (made.order().channels() == channels) {
            made.order().files().forEach(file -> there.add(file.samples()));
        }
    }
}
