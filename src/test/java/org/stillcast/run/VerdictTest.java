package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.ffmpeg.FfmpegCommand;
import org.stillcast.ffmpeg.FfmpegFailedException;
import org.stillcast.process.Ffmpeg;
import org.stillcast.process.FfmpegOutput;
import org.stillcast.process.ParentDeathSignal;
import org.stillcast.process.Termination;
import org.stillcast.project.Fit;
import org.stillcast.project.Picture;
import org.stillcast.project.VideoFormat;
import org.stillcast.work.Answer;
import org.stillcast.work.Orders;
import org.stillcast.work.Refused;
import org.stillcast.work.StillOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Who is to blame for how an ffmpeg ended; none is started. */
class VerdictTest {
    private static final Path NOWHERE = Path.of("nowhere");
    private static final Picture PICTURE = new Picture(NOWHERE, Picture.Kind.PNG, 2, 2, 1);
    private static final VideoFormat VIDEO = new VideoFormat(2, 2, 25, 34, Fit.CONTAIN, "#000000");

    @TempDir
    private Path folder;

    private final Ffmpeg exec = new Ffmpeg(Path.of("ffmpeg"), Duration.ofMinutes(1), ParentDeathSignal.NONE);
    private Path output = Path.of("");
    private boolean ingredientsAreThere = true;

    private final StillOrder order = new StillOrder(
            0,
            PICTURE,
            "/image",
            Optional.empty(),
            Orders.encoding(PICTURE, VIDEO),
            NOWHERE,
            NOWHERE,
            NOWHERE,
            NOWHERE);

    private Refused made(String how) {
        return Refused.picture(order, how);
    }

    /** Writes one file. */
    private final class OneFile implements Recipe<StillOrder> {
        @Override
        public FfmpegCommand command(StillOrder order) {
            return new FfmpegCommand(List.of(), folder, Duration.ofMinutes(1), List.of(output));
        }

        @Override
        public Answer accept(StillOrder order, FfmpegOutput said) {
            return made("accepted");
        }

        @Override
        public void requireIngredients(StillOrder order) throws IOException {
            if (!ingredientsAreThere) {
                throw new IOException("the loop is gone");
            }
        }

        @Override
        public Answer refuse(StillOrder order, FfmpegFailedException failure) {
            return made("refused, " + failure.end());
        }
    }

    @BeforeEach
    void writeSomething() throws IOException {
        output = Files.writeString(folder.resolve("half.mp4"), "half done");
    }

    @Test
    void aGoodEndIsTheRecipesToAccept() throws Exception {
        assertThat(verdict(0, Termination.Cause.EXITED, "", false)).isEqualTo(made("accepted"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    EXITED    | 1           | REFUSED
                    EXITED    | 132         | CRASHED
                    EXITED    | 139         | CRASHED
                    EXITED    | -1073741819 | CRASHED
                    STALLED   | 137         | STALLED
                    TIMED_OUT | 137         | TIMED_OUT
                    STALLED   | 0           | STALLED
                    """)
    void aBadEndIsTheRecipesToRefuseWhenItIsNotTriedAgain(
            Termination.Cause cause, int exit, FfmpegFailedException.End end) throws Exception {
        assertThat(verdict(exit, cause, "", false)).isEqualTo(made("refused, " + end));
    }

    @Test
    void whatIsTriedAgainLeavesNothingHalfDone() {
        FfmpegFailedException failure = catchThrowableOfType(
                FfmpegFailedException.class, () -> verdict(139, Termination.Cause.EXITED, "", true));

        assertThat(failure.end()).isEqualTo(FfmpegFailedException.End.CRASHED);
        assertThat(output).doesNotExist();
    }

    /** 0xC000013A is Ctrl-C on Windows. */
    @ParameterizedTest
    @CsvSource({"255", "130", "137", "143", "-1073741510"})
    void aSignalSaysNothingAboutTheOrder(int exit) {
        FfmpegFailedException failure = catchThrowableOfType(
                FfmpegFailedException.class, () -> verdict(exit, Termination.Cause.EXITED, "", false));

        assertThat(failure.end()).isEqualTo(FfmpegFailedException.End.SIGNALLED);
        assertThat(output).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "255"})
    void howeverItEndsWhileTheProgramStopsTheProjectIsInterrupted(int exit) {
        exec.stopAll();

        assertThatThrownBy(() -> verdict(exit, Termination.Cause.EXITED, "", true))
                .isInstanceOf(ProjectInterruptedException.class);
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void aFullDiskIsTheFaultOfTheSurroundings(int exit) {
        assertThatThrownBy(() -> verdict(
                        exit,
                        Termination.Cause.EXITED,
                        "av_interleaved_write_frame(): No space left on device\n",
                        true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no room is left in " + folder);
    }

    @Test
    void whatIsRefusedForWantOfOurOwnFilesIsTheFaultOfTheSurroundings() {
        ingredientsAreThere = false;

        assertThatThrownBy(() -> verdict(1, Termination.Cause.EXITED, "", false))
                .isInstanceOf(IOException.class)
                .hasMessage("the loop is gone");
    }

    @Test
    void whatIsRefusedForWantOfAFolderIsTheFaultOfTheSurroundings() {
        output = folder.resolve("gone/half.mp4");

        assertThatThrownBy(() -> verdict(1, Termination.Cause.EXITED, "", false))
                .isInstanceOf(IOException.class);
    }

    private Answer verdict(int exit, Termination.Cause cause, String stderr, boolean triedAgain) throws Exception {
        Termination ended = new Termination(exit, cause, new FfmpegOutput(stderr, ""));
        return new Verdict<>(exec, new OneFile(), Duration.ofMillis(20)).on(order, ended, failure -> triedAgain);
    }
}
