package org.stillcast.ffmpeg;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FfmpegMessagesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n \t\r\n",
                "[mp3 @ 0x55d0c8a0] Codec (mjpeg) not on whitelist 'alac,mp3'\n",
                "Codec (none) not on whitelist 'alac'\n    Last message repeated 12 times\n"
            })
    void whatSaysNothingAboutTheClipIsNoComplaint(String stderr) {
        assertThat(FfmpegMessages.complaint(stderr)).isEmpty();
    }

    @Test
    void addressesAreTakenOutSoThatEachRunSaysTheSame() {
        assertThat(FfmpegMessages.complaint("[mov,mp4,m4a @ 0x55d0c8a0] moov atom not found\r\n"))
                .contains("[mov,mp4,m4a] moov atom not found");
        assertThat(FfmpegMessages.complaint("[mp3float @ 000001D2e0a4c740] Header missing\n"))
                .contains("[mp3float] Header missing");
        assertThat(FfmpegMessages.complaint("  mail me @ 5 or [a @ b c]  ")).contains("mail me @ 5 or [a @ b c]");
    }

    @Test
    void theFirstThreeDifferentLinesAreJoined() {
        String stderr = """
                [mp3 @ 0x1] Codec (png) not on whitelist 'mp3'
                [mp3float @ 0x2] Header missing
                    Last message repeated 3 times

                [mp3float @ 0x3] Header missing
                Error while decoding stream #1:0: Invalid data found when processing input
                third
                fourth
                """;

        assertThat(FfmpegMessages.complaint(stderr))
                .contains(
                        "[mp3float] Header missing; Error while decoding stream #1:0: Invalid data found when processing"
                                + " input; third");
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        assertThat(FfmpegMessages.complaint("title: \u001B[31mred\u0007\tend\n"))
                .contains("title:  [31mred  end");
    }

    @Test
    void longLinesAreCut() {
        String longest = "x".repeat(200);

        assertThat(FfmpegMessages.complaint(longest)).contains(longest);
        assertThat(FfmpegMessages.complaint(longest + "y")).contains(longest + "…");
    }

    /** Those of Windows are what Java says there, in English. */
    @ParameterizedTest
    @CsvSource({
        "/temp/a.mp4: No space left on device, No space left on device",
        "C:\\temp\\a.mp4: There is not enough space on the disk, There is not enough space on the disk",
        "There is not enough space on the disk., There is not enough space on the disk",
        "C:\\temp\\a.mp4: The disk is full, The disk is full"
    })
    void aFullDiskIsKnownByItsWords(String text, String words) {
        assertThat(FfmpegMessages.noRoom(text)).contains(words);
    }

    @Test
    void aNameWithTheWordsIsNoFullDisk() {
        assertThat(FfmpegMessages.noRoom("/in/There is not enough space on the disk/1.wav: Access is denied"))
                .isEmpty();
    }
}
