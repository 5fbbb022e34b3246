package org.stillcast.ffmpeg;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FfmpegFailedExceptionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    REFUSED   | 1   | ffmpeg refused it: [wav] invalid start code (exit 1)
                    TIMED_OUT | 137 | ffmpeg took longer than its time limit and was stopped: [wav] invalid start code
                    STALLED   | 137 | ffmpeg made no progress any more and was stopped: [wav] invalid start code
                    CRASHED   | 139 | ffmpeg crashed: [wav] invalid start code (exit 139)
                    CRASHED   | -1073741819 | ffmpeg crashed: [wav] invalid start code (exit 0xC0000005)
                    SIGNALLED | 255 | ffmpeg was stopped by a signal (exit 255): [wav] invalid start code
                    """)
    void howItEndedAndWhatItSaidAreOneSentence(FfmpegFailedException.End end, int exitValue, String message) {
        FfmpegFailedException failed =
                new FfmpegFailedException(end, exitValue, "[wav @ 0x55d0c8a0] invalid start code\n");

        assertThat(failed).hasMessage(message);
    }

    @Test
    void silenceIsSaidToBeSilence() {
        FfmpegFailedException failed = new FfmpegFailedException(FfmpegFailedException.End.REFUSED, 1, "\n");

        assertThat(failed).hasMessage("ffmpeg refused it: it said nothing (exit 1)");
    }
}
