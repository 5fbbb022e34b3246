package org.stillcast.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.outbox.Result;
import org.stillcast.outbox.Results;
import org.stillcast.project.AudioFormat;
import org.stillcast.project.ChannelRule;
import org.stillcast.project.Clip;
import org.stillcast.project.ClipTexts;
import org.stillcast.project.Fit;
import org.stillcast.project.Origin;
import org.stillcast.project.Outputs;
import org.stillcast.project.Pauses;
import org.stillcast.project.Picture;
import org.stillcast.project.PictureList;
import org.stillcast.project.Project;
import org.stillcast.project.SampleRate;
import org.stillcast.project.SlideList;
import org.stillcast.project.SplitAt;
import org.stillcast.project.Tags;
import org.stillcast.project.VideoFormat;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReplacementTest {
    @ParameterizedTest
    @CsvSource({
        "book.json,                       /data/books",
        "Book.JSON,                       /data/books",
        "book-20261125-101112-131.json,   /data/books, had another's name beside it in done/ or in the inbox",
        "book-20261125-101112-131-2.json, /data/books",
        "book.json,                       /data/books/"
    })
    void theSameNameInTheSameFolderIsTheSameProjectWhateverIsInItNow(String manifest, String base) {
        assertThatCode(() -> require(new Origin(manifest, base), false, true)).doesNotThrowAnyException();
    }

    /** A copy that was submitted is named after the folder then. */
    @Test
    void aManifestThatIsNamedSoGoesByItsFolder() {
        Origin folder = new Origin("manifest.json", "/data/日语 课程");
        Origin copy = new Origin("日语-课程.json", "/data/日语 课程");

        assertThatCode(() -> Replacement.require(project(folder, false), published(copy), true))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "book2.json,    /data/books",
        "book.json,     /data/books2",
        "manifest.json, /data/books",
        "'!.json',      /data/books"
    })
    void anotherOriginIsRefusedWithWhatItIsAndWhatToDo(String manifest, String base) {
        assertThatThrownBy(() -> require(new Origin(manifest, base), false, false))
                .isInstanceOf(InvalidManifestException.class)
                .hasMessageContaining(
                        "/id: the outbox has a result of another manifest with the id \"the-book\": %s, which was in %s; to replace it: "
                                        .formatted(manifest, base)
                                + "--replace, or \"replace\": true in the manifest; to keep both, give this one another \"id\"");
        assertThatThrownBy(() -> require(new Origin(manifest, base), false, true))
                .hasMessageContaining("to replace it: \"replace\": true in the manifest;")
                .hasMessageNotContaining("--replace");
        assertThatCode(() -> require(new Origin(manifest, base), true, true)).doesNotThrowAnyException();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void foldersThatDifferInCapitalsAreTwoWhereTheSystemHasBoth() {
        assertThatThrownBy(() -> require(new Origin("book.json", "/data/Books"), false, false))
                .isInstanceOf(InvalidManifestException.class);
    }

    @Test
    @EnabledOnOs(OS.WINDOWS)
    void foldersThatDifferInCapitalsAreOneOnWindows() {
        assertThatCode(() -> require(new Origin("book.json", "/DATA/Books"), false, false))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C:\\data\\books", "\0"})
    void aFolderOfAnotherSystemIsAnother(String base) {
        assertThatThrownBy(() -> require(new Origin("book.json", base), false, false))
                .isInstanceOf(InvalidManifestException.class);
    }

    /** A result lies where people work, and may be of another system. */
    @Test
    void aFileOfANameThatThisSystemHasNotIsAnother() {
        assertThatThrownBy(() -> require(new Origin("bo\0ok.json", "/data/books"), false, false))
                .isInstanceOf(InvalidManifestException.class);
    }

    @Test
    void nothingIsAskedWhereNothingIsPublishedOrItIsNotKnownWhose() {
        Project project = project(new Origin("book.json", "/data/books"), false);

        assertThatCode(() -> Replacement.require(project, Optional.empty(), false))
                .doesNotThrowAnyException();
        assertThatCode(() -> require(Origin.UNKNOWN, false, false)).doesNotThrowAnyException();
    }

    private static void require(Origin before, boolean replace, boolean fromInbox) throws InvalidManifestException {
        Replacement.require(project(new Origin("book.json", "/data/books"), replace), published(before), fromInbox);
    }

    private static Optional<Result> published(Origin origin) {
        return Optional.of(Results.result("the-book", "another content", origin, "then", List.of()));
    }

    private static Project project(Origin origin, boolean replace) {
        return new Project(
                "the-book",
                Path.of("book.json"),
                "content",
                Path.of("/data/books"),
                origin,
                PictureList.ofBackground(new Picture(Path.of("/data/books/bg.png"), Picture.Kind.PNG, 32, 18, 1)),
                SlideList.NONE,
                new VideoFormat(1280, 720, 30, 20, Fit.COVER, "#102030"),
                new AudioFormat(OptionalInt.empty(), new SampleRate(44_100), ChannelRule.AUTO),
                Optional.of(Duration.ofSeconds(90)),
                SplitAt.CLIP,
                true,
                replace,
                List.of(new Clip("1", Path.of("/data/books/1.mp3"), "/clips/0")),
                List.of(),
                Pauses.NONE,
                ClipTexts.NONE,
                Optional.empty(),
                Outputs.USUAL,
                Tags.NONE,
                OptionalInt.empty());
    }
}
