package org.stillcast.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PictureListTest {
    private static final Path FOLDER = Path.of("pictures").toAbsolutePath();

    @Test
    void picturesComeOutAsTheyWentInAndEachClipHasItsOwn() {
        Random random = new Random(4);
        PictureList.Builder builder = new PictureList.Builder();
        List<Picture> pictures = new ArrayList<>();
        Map<Integer, Integer> shown = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            Picture.Kind kind = random.nextBoolean() ? Picture.Kind.PNG : Picture.Kind.JPEG;
            pictures.add(new Picture(FOLDER.resolve("课 %d.png".formatted(i)), kind, 1 + i % 5, 2, 1 + i % 8));
            assertThat(builder.add(pictures.get(i), "/clips/%d/image".formatted(i)))
                    .isEqualTo(i);
            int clip = random.nextInt(1_000);
            builder.show(clip, i);
            if (i > 0) { // the first is seen where no other is said
                shown.put(clip, i);
            }
        }

        PictureList list = builder.build();

        assertThat(list).isEqualTo(pictures);
        for (int clip = 0; clip < 1_100; clip++) {
            assertThat(list.of(clip)).as("clip %d", clip).isEqualTo(shown.getOrDefault(clip, 0));
        }
        assertThat(list.file(7)).isEqualTo(pictures.get(7).file());
        assertThat(list.pointer(7)).isEqualTo("/clips/7/image");
    }

    @Test
    void aBackgroundIsSeenWithAllClips() {
        Picture picture = new Picture(FOLDER.resolve("bg.png"), Picture.Kind.PNG, 64, 36, 1);

        PictureList list = PictureList.ofBackground(picture);

        assertThat(list).containsExactly(picture);
        assertThat(list.of(0)).isZero();
        assertThat(list.of(99_999)).isZero();
        assertThat(list.pointer(0)).isEqualTo("/image");
    }
}
