package org.stillcast.project;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClipTextsTest {
    @Test
    void eachClipHasWhatIsWrittenAboutIt() {
        Path file = Path.of("语.srt").toAbsolutePath();
        ClipTexts.Builder builder = new ClipTexts.Builder();
        builder.title(0, "第一课");
        builder.text(2, "食べる\nto eat");
        builder.subtitles(2, file);
        ClipTexts texts = builder.build();

        assertThat(texts.title(0)).contains("第一课");
        assertThat(texts.title(2)).isEmpty();
        assertThat(texts.text(2)).contains("食べる\nto eat");
        assertThat(texts.text(70_000)).isEmpty();
        assertThat(texts.subtitles(2)).contains(file);
        assertThat(texts.subtitles(0)).isEmpty();
        assertThat(texts.hasTitle(0)).isTrue();
        assertThat(texts.hasTitle(1)).isFalse();
        assertThat(texts.hasTitles()).isTrue();
        assertThat(texts.hasSubtitles()).isTrue();
        assertThat(builder.byteCount()).isGreaterThan(9 + 16);
    }

    /** A file alone, or texts alone, are subtitles; titles are none. */
    @Test
    void whatNothingIsWrittenOfIsToldApart() {
        ClipTexts.Builder titles = new ClipTexts.Builder();
        titles.title(0, "");
        ClipTexts.Builder files = new ClipTexts.Builder();
        files.subtitles(0, Path.of("1.srt"));

        assertThat(ClipTexts.NONE.hasTitles()).isFalse();
        assertThat(ClipTexts.NONE.hasSubtitles()).isFalse();
        assertThat(titles.build().hasTitles()).isTrue();
        assertThat(titles.build().hasSubtitles()).isFalse();
        assertThat(files.build().hasSubtitles()).isTrue();
    }
}
