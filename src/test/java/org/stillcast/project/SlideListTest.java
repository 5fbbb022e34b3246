package org.stillcast.project;

import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SlideListTest {
    private static final SlideText ONE = new SlideText(Optional.of("1"), Optional.of("一"));
    private static final SlideText TITLE = new SlideText(Optional.of("1"), Optional.empty());
    private static final SlideText TEXT = new SlideText(Optional.empty(), Optional.of("1"));

    @Test
    void slidesThatSayTheSameOnTheSamePictureAreOne() {
        SlideList.Builder builder = new SlideList.Builder(SlideStyle.USUAL);
        builder.show(0, 0, ONE, "/clips/0/slide");
        builder.show(2, 0, TITLE, "/clips/2/title");
        builder.show(3, 0, TEXT, "/clips/3/text");
        builder.show(4, 1, ONE, "/clips/4/slide");
        builder.show(7, 0, ONE, "/clips/7/slide");

        SlideList list = builder.build();

        assertThat(list).containsExactly(ONE, TITLE, TEXT, ONE);
        assertThat(list.of(0)).hasValue(0).isEqualTo(list.of(7));
        assertThat(list.of(1)).isEqualTo(OptionalInt.empty()).isEqualTo(list.of(99_999));
        assertThat(list.of(4)).hasValue(3);
        assertThat(list.picture(3)).isEqualTo(1);
        assertThat(list.pointer(0)).isEqualTo("/clips/0/slide");
    }

    @Test
    void whatAHundredThousandTakeIsCounted() {
        SlideList.Builder builder = new SlideList.Builder(SlideStyle.USUAL);
        for (int clip = 0; clip < 100_000; clip++) {
            SlideText slide = new SlideText(Optional.of("slide %06d".formatted(clip)), Optional.empty());
            builder.show(clip, 0, slide, "/clips/%d/title".formatted(clip));
        }

        assertThat(builder.build()).hasSize(100_000);
        assertThat(builder.byteCount()).isBetween(12_000_000L + 1_200_000, 20_000_000L);
    }
}
