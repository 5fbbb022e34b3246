package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.ffmpeg.FfmpegMessages;
import org.stillcast.files.FolderProbe;
import org.stillcast.files.Folders;
import org.stillcast.files.WholeFiles;
import org.stillcast.process.Ffmpeg;
import org.stillcast.process.Termination;
import org.stillcast.text.Words;
import org.stillcast.work.Answer;
import org.stillcast.work.Order;

/**
 * What comes of a work order when its ffmpeg has ended, in whatever way: who is to blame, the surroundings, the order, or
 * the program that stops, is decided here; what is made of a good end, or of a refusal, its {@link Recipe} knows.
 *
 * @param <T> the kind of work order
 */
public final class Verdict<T extends Order> {
    private static final Words WORDS = Words.of(Verdict.class);
    private static final Logger LOG = LoggerFactory.getLogger(Verdict.class);

    /** A process that is ended by a signal exits so; ffmpeg itself says 255 when it is asked to stop. */
    private static final Set<Integer> SIGNALLED = Set.of(255, 130, 137, 143, 0xC000013A /* Ctrl-C on Windows */);

    /** In the order of their numbers: SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV. */
    private static final Set<Integer> CRASHED = Set.of(132, 133, 134, 135, 136, 139);

    /** The first digit of a status such as 0xC0000005, an access to memory that is not there. */
    private static final int WINDOWS_ERROR = 0xC;

    private static final Duration SIGNAL_PATIENCE = Duration.ofSeconds(2);

    private final Ffmpeg exec;
    private final Recipe<T> recipe;
    private final Duration signalPatience;

    /**
     * @param exec tells whether the program is stopping
     */
    public Verdict(Ffmpeg exec, Recipe<T> recipe) {
        this(exec, recipe, SIGNAL_PATIENCE);
    }

    /**
     * @param signalPatience with a signal that may have been for all of the program
     */
    Verdict(Ffmpeg exec, Recipe<T> recipe, Duration signalPatience) {
        this.exec = exec;
        this.recipe = recipe;
        this.signalPatience = signalPatience;
    }

    /**
     * Returns what comes back for an order.
     *
     * @param isTriedAgain tells whether the order is carried out once more if it has failed so
     * @throws FfmpegFailedException if it is, or nobody knows what else would help; nothing half done is left then
     * @throws ProjectInterruptedException if the program is stopping
     * @throws IOException if the surroundings are at fault, or what ffmpeg made cannot be looked at
     */
    public Answer on(T order, Termination ended, Predicate<FfmpegFailedException> isTriedAgain)
            throws ProjectInterruptedException, FfmpegFailedException, IOException {
        FfmpegFailedException.End end = end(ended);
        boolean signalled = end == FfmpegFailedException.End.SIGNALLED;
        if (signalled ? exec.isStoppingWithin(signalPatience) : exec.isStopping()) {
            throw new ProjectInterruptedException();
        }
        String stderr = ended.output().stderr();
        Optional<String> noRoom = FfmpegMessages.noRoom(stderr);
        if (noRoom.isPresent()) {
            throw new IOException(WORDS.say("no-room", folder(order), noRoom.get()));
        }
        if (ended.cause() == Termination.Cause.EXITED && ended.exitValue() == 0) {
            return recipe.accept(order, ended.output());
        }
        FfmpegFailedException failure = new FfmpegFailedException(end, ended.exitValue(), stderr);
        LOG.debug("Failed: {}", recipe.command(order));
        if (signalled || isTriedAgain.test(failure)) {
            discardOutputs(order);
            throw failure;
        }
        requireSurroundings(order);
        return recipe.refuse(order, failure);
    }

    /** Where the folders cannot be written, or files of ours are gone, what was refused need not be at fault. */
    private void requireSurroundings(T order) throws IOException {
        for (Path output : recipe.command(order).outputs()) {
            FolderProbe.write(Folders.of(output));
        }
        recipe.requireIngredients(order);
    }

    /** Returns how a process ended that did not end well. */
    private static FfmpegFailedException.End end(Termination ended) {
        int exit = ended.exitValue();
        return switch (ended.cause()) {
            case STALLED -> FfmpegFailedException.End.STALLED;
            case TIMED_OUT -> FfmpegFailedException.End.TIMED_OUT;
            case EXITED -> {
                if (SIGNALLED.contains(exit)) {
                    yield FfmpegFailedException.End.SIGNALLED;
                }
                boolean crashed = CRASHED.contains(exit) || exit >>> 28 == WINDOWS_ERROR;
                yield crashed ? FfmpegFailedException.End.CRASHED : FfmpegFailedException.End.REFUSED;
            }
        };
    }

    /** Returns where the products of an order go. */
    private Path folder(T order) {
        FfmpegCommand command = recipe.command(order);
        return command.outputs().stream().findFirst().map(Folders::of).orElse(command.folder());
    }

    /** What is half done takes room, and is of no use to the next try. */
    private void discardOutputs(T order) throws IOException {
        for (Path output : recipe.command(order).outputs()) {
            WholeFiles.delete(output);
        }
    }
}
