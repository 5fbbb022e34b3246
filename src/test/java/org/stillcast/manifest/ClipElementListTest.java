package org.stillcast.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.stillcast.project.SlideText;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Held against the records that it was made of. */
class ClipElementListTest {
    private final Random random = new Random(8);
    private final List<ClipElement.Kind> kinds = List.of(ClipElement.Kind.values());

    @Test
    void elementsComeOutWithAllThatTheySay() {
        List<ClipElement> expected = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            ClipFields fields = new ClipFields(
                    perhaps("画 %d.png", i),
                    SlideText.of(perhaps("题 %d", i), perhaps("文\n%d", i)),
                    perhaps("%d.5x", i),
                    random.nextInt(3) == 0 ? 1 + random.nextInt(1_000) : 1,
                    perhaps("第 %d 课", i),
                    perhaps("食べる\n%d", i),
                    perhaps("%d.srt", i));
            String pointer = "/clips/%d%s".formatted(i, random.nextBoolean() ? "/audio" : "");
            ClipElement.Kind kind = kinds.get(random.nextInt(3));
            Optional<TableForm> form = Optional.of(new TableForm(perhaps("sheet %d", i), Optional.empty()))
                    .filter(any -> kind == ClipElement.Kind.TABLE);
            expected.add(new ClipElement(pointer, perhaps("id %d", i), i + " é.mp3", kind, fields, form));
        }

        ClipElementList list = ClipElementList.copyOf(expected);

        assertThat(list).isEqualTo(expected);
        assertThat(list.hasImages()).isTrue();
        assertThat(ClipElementList.copyOf(list)).isSameAs(list);
        assertThat(list.nameBytes())
                .isGreaterThan(expected.stream()
                        .mapToLong(element -> bytes(element.path())
                                + element.fields()
                                        .text()
                                        .map(ClipElementListTest::bytes)
                                        .orElse(0)
                                + element.fields()
                                        .title()
                                        .map(ClipElementListTest::bytes)
                                        .orElse(0))
                        .sum());
    }

    @Test
    void oneThatSaysNothingBesidesHasNoImage() {
        ClipElement element = new ClipElement("/clips/0", Optional.empty(), "1.mp3", ClipElement.Kind.FILE);

        ClipElementList list = ClipElementList.copyOf(List.of(element));

        assertThat(list).containsExactly(element);
        assertThat(list.hasImages()).isFalse();
        assertThat(list.nameBytes()).isEqualTo(5);
    }

    private Optional<String> perhaps(String format, int number) {
        return random.nextInt(3) == 0 ? Optional.of(format.formatted(number)) : Optional.empty();
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
