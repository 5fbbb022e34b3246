package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.TestMedia;
import org.stillcast.chapter.Chapter;
import org.stillcast.mp3.LameHeader;
import org.stillcast.project.Picture;
import org.stillcast.workspace.FinishedProduct;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TaggedMp3Test {
    private static final int SAMPLES = 96_000;

    @TempDir
    private Path folder;

    private Path bare;
    private Path target;

    @BeforeEach
    void encode() throws IOException {
        bare = TestMedia.clip(
                folder.resolve("bare.mp3"),
                1,
                "2",
                "-c:a",
                "libmp3lame",
                "-b:a",
                "64k",
                "-write_id3v1",
                "0",
                "-id3v2_version",
                "0");
        target = folder.resolve("tagged.mp3");
    }

    /** Also where the part has others already: they do not add up. */
    @Test
    void theTagsAreInFrontOfTheSameSound() throws IOException {
        Path picture = TestMedia.picture(folder.resolve("cover.png"), 32, 32);
        TaggedMp3 first = new TaggedMp3(Map.of("title", "Old"), Optional.empty(), List.of(), Optional.empty());
        TaggedMp3 second = new TaggedMp3(
                Map.of("title", "課 1", "artist", "Ann", "track", "1/2"),
                Optional.of("ja"),
                List.of(new Chapter(0, 1_000, "One"), new Chapter(1_000, 2_000, "Two")),
                Optional.of(new Picture(picture, Picture.Kind.PNG, 32, 32, 1)));
        Path before = folder.resolve("before.mp3");

        first.write(part(bare), SAMPLES, before);
        second.write(part(before), SAMPLES, target);

        assertThat(sound(target)).isEqualTo(sound(bare));
        assertThat(sound(before)).isEqualTo(sound(bare));
        String told = new String(
                TestMedia.run("-i", target.toString(), "-map_metadata", "0", "-f", "ffmetadata", "-"), UTF_8);
        assertThat(told)
                .contains("title=課 1\n", "artist=Ann\n", "track=1/2\n", "language=jpn\n")
                .contains("title=One\n", "title=Two\n") // ffmpeg counts their times from where decoding begins
                .doesNotContain("Old");
        assertThat(TestMedia.run("-i", target.toString(), "-map", "0:v", "-c", "copy", "-f", "image2pipe", "-"))
                .isEqualTo(Files.readAllBytes(picture));
    }

    @Test
    void aPartOfAnotherLengthIsNotPublished() {
        TaggedMp3 tags = new TaggedMp3(Map.of("title", "T"), Optional.empty(), List.of(), Optional.empty());

        assertThatThrownBy(() -> tags.write(part(bare), SAMPLES + 1_152, target))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("tagged.mp3 ");
    }

    private static PartFile part(Path file) throws IOException {
        return new PartFile(FinishedProduct.of(file), file);
    }

    private static byte[] sound(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        return Arrays.copyOfRange(all, (int) LameHeader.soundStart(file), all.length);
    }
}
