package org.stillcast.subtitle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class SubtitleProofTest {
    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "/",
            "i",
            "&",
            "amp;",
            "#60;",
            "{",
            "}",
            "\\",
            "an8",
            "N",
            "--",
            "->",
            "\n",
            "\n\n",
            " ",
            "\t",
            "\u00A0",
            "\u2060",
            "\u3000",
            "1",
            "00:00:01,000",
            " --> ",
            "NOTE",
            "WEBVTT",
            "\u202E",
            "\u05D0",
            "\u2028",
            "\uFEFF",
            "\uD83D\uDE00",
            "中");

    private enum Form {
        SUB_RIP {
            @Override
            void write(Iterator<Cue> cues, Appendable out) throws IOException {
                SubRip.write(cues, out);
            }
        },
        WEB_VTT {
            @Override
            void write(Iterator<Cue> cues, Appendable out) throws IOException {
                WebVtt.write(cues, out);
            }
        };

        abstract void write(Iterator<Cue> cues, Appendable out) throws IOException;

        byte[] written(List<Cue> cues) throws IOException {
            StringBuilder out = new StringBuilder();
            write(cues.iterator(), out);
            return out.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    private static Optional<String> difference(byte[] file, List<Cue> cues) throws IOException {
        return SubtitleProof.difference(new ByteArrayInputStream(file), cues.iterator());
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void whateverTheTextsAreNothingIsOtherThanItWasWritten(Form form) throws IOException {
        Random random = new Random(1);
        List<Cue> cues = new ArrayList<>();
        long millis = 0;
        while (cues.size() < 20_000) {
            StringBuilder text = new StringBuilder();
            for (int pieces = random.nextInt(9); pieces >= 0; pieces--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            if (!text.toString().isBlank()) {
                long from = millis + (random.nextBoolean() ? 0 : random.nextInt(100_000));
                millis = from + 1 + random.nextInt(9_999);
                cues.add(new Cue(from, millis, text.toString()));
            }
        }

        assertThat(difference(form.written(cues), cues)).isEmpty();
    }

    /** Four megabytes: a clip's own file may have one. */
    @ParameterizedTest
    @EnumSource(Form.class)
    void aLongFileIsReadToItsEnd(Form form) throws IOException {
        List<Cue> cues = new ArrayList<>(IntStream.range(0, 50_000)
                .mapToObj(i -> new Cue(i * 2_000L, i * 2_000L + 1_500, "What is heard in clip %d\n中文".formatted(i)))
                .toList());
        byte[] file = form.written(cues);

        assertThat(difference(file, cues)).isEmpty();

        cues.set(49_999, new Cue(99_998_000, 99_999_500, "What is heard in clip 49999\n中国"));
        assertThat(difference(file, cues))
                .contains(
                        "has another text at 27:46:38.000 than was written, from its character 30 on: \"文\" instead of \"国\"");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void whereverAFileBreaksOffItIsNoticed(Form form) throws IOException {
        List<Cue> cues =
                List.of(new Cue(0, 500, "a\n\nb"), new Cue(500, 900, "中 <i>\n7"), new Cue(1_000, 3_600_000, "last\n"));
        byte[] whole = form.written(cues);

        assertThat(difference(whole, cues)).isEmpty();
        for (int bytes = 0; bytes < whole.length - 1; bytes++) {
            assertThat(difference(Arrays.copyOf(whole, bytes), cues))
                    .as("%d bytes", bytes)
                    .isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 s|2 s|one| 5 s|6 s|two|  ''",
                "1 s|2 s|one| 5 s|6 s|twx|  'has another text at 00:00:05.000 than was written, from its character 3 on:"
                        + " \"o\" instead of \"x\"'",
                "1 s|2 s|on| 5 s|6 s|two|   'has another text at 00:00:01.000 than was written, from its character 3 on:"
                        + " \"e\" instead of \"\"'",
                "1 s|3 s|one| 5 s|6 s|two|  'has a subtitle from 00:00:01.000 to 00:00:02.000 where one from 00:00:01.000"
                        + " to 00:00:03.000 was written'",
                "5 s|6 s|two| 7 s|8 s|x|    'has a subtitle from 00:00:01.000 to 00:00:02.000 where one from 00:00:05.000"
                        + " to 00:00:06.000 was written'",
            })
    void theFirstDifferenceIsSaid(
            String from, String to, String text, String nextFrom, String nextTo, String nextText, String said)
            throws IOException {
        List<Cue> cues = List.of(cue(from, to, text), cue(nextFrom, nextTo, nextText));
        List<Cue> other = List.of(new Cue(1_000, 2_000, "one"), new Cue(5_000, 6_000, "two"));

        for (Form form : Form.values()) {
            assertThat(difference(form.written(other), cues).orElse("")).isEqualTo(said);
        }
    }

    private static Cue cue(String from, String to, String text) {
        return new Cue(millis(from), millis(to), text);
    }

    private static long millis(String seconds) {
        return 1_000 * Long.parseLong(seconds.replace(" s", ""));
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void aCueTooManyOrTooFewIsSaid(Form form) throws IOException {
        List<Cue> two = List.of(new Cue(0, 500, "a"), new Cue(500, 900, "b"));

        assertThat(difference(form.written(two), two.subList(0, 1)))
                .contains("has a subtitle at 00:00:00.500, behind the last one that was written");
        assertThat(difference(form.written(two.subList(0, 1)), two))
                .contains("ends before the subtitle at 00:00:00.500");
        assertThat(difference(form.written(List.of()), two)).contains("ends before the subtitle at 00:00:00.000");
        assertThat(difference(form.written(List.of()), List.of())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void whatIsNoFileOfSubtitlesAnyMoreIsSaidToBeThat(Form form) throws IOException {
        List<Cue> cues = List.of(new Cue(0, 500, "a"), new Cue(500, 900, "b中"));
        byte[] file = form.written(cues);
        byte[] damagedText = file.clone();
        damagedText[file.length - 2] = 'x';
        byte[] damagedTime = new String(file, StandardCharsets.UTF_8)
                .replace("00:00:00", "00:00:x")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(difference(damagedText, cues).orElseThrow()).startsWith("is not UTF-8 in line ");
        assertThat(difference(damagedTime, cues).orElseThrow()).startsWith("has a time in line ");
        assertThat(difference(new byte[file.length], cues)).contains("ends before the subtitle at 00:00:00.000");
    }
}
