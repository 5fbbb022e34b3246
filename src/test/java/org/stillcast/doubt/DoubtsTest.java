package org.stillcast.doubt;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Projects of 40 clips with one mistake each, and some that are meant as they are. */
class DoubtsTest {
    private static final int CLIPS = 40;

    @TempDir
    private Path folder;

    private static Arguments planted(String mistake, Consumer<Book> change, String... doubts) {
        return arguments(mistake, change, List.of(doubts));
    }

    private static Consumer<Book.Page> shortened(double seconds) {
        return page -> {
            page.seconds = seconds;
            page.text = "";
        };
    }

    private static void swap(Book book, int one, int other) {
        String file = book.pages.get(one).file;
        book.pages.get(one).file = book.pages.get(other).file;
        book.pages.get(other).file = file;
    }

    /** Each text from a clip on is the one of the clip at a distance. */
    private static void shift(Book book, int first, int last, int by) {
        List<String> texts = book.pages.stream().map(page -> page.text).toList();
        for (int clip = first; clip <= last; clip++) {
            book.pages.get(clip).text = texts.get(clip + by);
        }
    }

    private static void chapters(Book book, int every) {
        for (int clip = 0; clip < CLIPS; clip += every) {
            book.pages.get(clip).title = "Chapter " + clip;
        }
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                planted("none", book -> {}),
                planted(
                        "a copy under another name",
                        book -> {
                            book.pages.get(20).sound = book.pages.get(10).sound;
                            book.pages.get(20).seconds = book.pages.get(10).seconds;
                            book.pages.get(20).text = book.pages.get(10).text + "!";
                        },
                        "same-sound [20, 10]"),
                planted("a gap", book -> book.pages.remove(29), "number-missing [29]"),
                planted("two in the wrong order", book -> swap(book, 12, 13), "number-order [13, 12]"),
                planted("a stereo clip", book -> book.pages.get(7).channels = 2, "stereo [7]"),
                planted("a stereo clip in a mono project", book -> {
                    book.pages.get(7).channels = 2;
                    book.manifest.putObject("audio").put("channels", "mono");
                }),
                planted(
                        "all stereo but one",
                        book -> book.pages.forEach(page -> page.channels = page.sound == 3 ? 1 : 2)),
                planted("a telephone", book -> book.pages.get(7).rateHz = 8000, "sample-rate [7]"),
                planted("a clip of minutes", book -> shortened(300).accept(book.pages.get(39)), "long-clip [39]"),
                planted("a clip of nothing", book -> shortened(0.1).accept(book.pages.get(0)), "short-clip [0]"),
                planted("a text is missing", book -> book.pages.get(5).text = "", "missing-text [5]"),
                planted(
                        "hardly any texts",
                        book -> book.pages.forEach(page -> page.text = page.sound < 4 ? "Hello." : "")),
                planted(
                        "a text of another clip besides",
                        book -> book.pages.get(9).text += book.pages.get(11).text
                                + book.pages.get(12).text
                                + book.pages.get(13).text
                                + book.pages.get(14).text,
                        "text-length [9]"),
                planted("a longer text by far", DoubtsTest::swapUnlike, "swapped-texts [" + "3, 4]"),
                planted("a text too few in the middle", book -> shift(book, 20, 38, 1), "shifted-texts [20, 38]"),
                planted("a text too many at the start", book -> shift(book, 1, 39, -1), "shifted-texts [1, 39]"),
                planted("summaries in place of texts", book -> {
                    for (int clip = 0; clip < CLIPS; clip++) {
                        book.pages.get(clip).text = "About this: " + "x".repeat(1 + clip * 37 % 90);
                    }
                }),
                planted(
                        "a chapter of 3 s",
                        book -> {
                            chapters(book, 8);
                            book.pages.get(15).title = "Typo";
                            book.pages.get(15).seconds = 3;
                            book.pages.get(15).text = "";
                        },
                        "missing-text [15]",
                        "short-chapter [15]"),
                planted("a chapter for each clip", book -> chapters(book, 1)),
                planted(
                        "an upright picture",
                        book -> {
                            book.pictureWidth = 720;
                            book.pictureHeight = 1280;
                        },
                        "picture-shape []"),
                planted("an upright picture, blurred at its sides", book -> {
                    book.pictureWidth = 720;
                    book.pictureHeight = 1280;
                    book.manifest.put("fit", "blur");
                }),
                planted(
                        "a square that covers",
                        book -> {
                            book.pictureWidth = 1000;
                            book.pictureHeight = 1000;
                            book.manifest.put("fit", "cover");
                        },
                        "picture-shape []"),
                planted(
                        "a stamp",
                        book -> {
                            book.pictureWidth = 160;
                            book.pictureHeight = 90;
                        },
                        "picture-size []"));
    }

    /** A short one and a long one. */
    private static void swapUnlike(Book book) {
        book.pages.get(3).text = "Only a few words here.";
        book.pages.get(3).seconds = 1.6;
        book.pages.get(4).text = "Here are " + "many words ".repeat(12) + "indeed.";
        book.pages.get(4).seconds = 9;
        book.swapTexts(3, 4);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void oneMistakeIsOneDoubt(String mistake, Consumer<Book> change, List<String> doubts) throws Exception {
        Book book = new Book(folder, CLIPS);
        change.accept(book);

        assertThat(book.doubts()).containsExactlyElementsOf(doubts);
    }
}
