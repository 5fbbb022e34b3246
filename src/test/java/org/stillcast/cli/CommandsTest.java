package org.stillcast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.Run;
import org.stillcast.TestMedia;
import org.stillcast.files.Folders;
import org.stillcast.files.OwnerLock;

import static org.assertj.core.api.Assertions.assertThat;

/** What the commands say, besides what becomes of a project. */
class CommandsTest {
    @TempDir
    private Path folder;

    private Path inbox;

    @BeforeEach
    void nameInbox() {
        inbox = folder.resolve("inbox");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    rendr book.json       | unknown command rendr; did you mean render?
                    publish book.json     | unknown command publish; known are watch, worker, render,
                    rendr --help          | unknown command rendr; did you mean render?
                    examplse              | unknown command examplse; there is no file or folder of that name here either; did you mean examples?
                    publish               | unknown command publish; known are watch, worker, render, init, validate, plan, submit, verify, status, cancel, retry, completion, help, version; there is no file or folder of that name here either
                    ./examplse            | ./examplse is not there; did you mean ./examples?
                    docs/manifest.schema  | docs/manifest.schema is not there; did you mean docs/manifest.schema.json?
                    ~/no-such-folder-here | HOME/no-such-folder-here is not there
                    http://localhost/a    | MANIFEST is an address; Stillcast reads files only, so save it as a file first: http://localhost/a
                    validate http://b/c   | MANIFEST is an address; Stillcast reads files only, so save it as a file first: http://b/c
                    —every 5m examples    | MANIFEST begins with a long dash, as chat programs make one of two hyphens, was "—every": type --every
                    render a –every=5m    | MANIFEST begins with a long dash, as chat programs make one of two hyphens, was "–every=5m": type --every=5m
                    render a −q           | MANIFEST begins with a long dash, as chat programs make one of two hyphens, was "−q": type -q
                    help rendr            | unknown command rendr; did you mean render?
                    render --replce a     | unknown option --replce; did you mean --replace?
                    --set=a=b --otbox=x   | unknown option --otbox; did you mean --outbox?
                    render --colour a     | unknown option --colour; known are
                    render                | stillcast render needs MANIFEST: A manifest, or
                    watch now             | now is one word too many here
                    validate a --temp     | --temp needs a value: DIR
                    render --every 5 a    | --every must have a unit, was "5": 5m for minutes or 5s for seconds
                    render ~anna/book     | MANIFEST must be a whole path where it is in the home folder of somebody else
                    render --size 9 a     | --size must be width x height in pixels, such as
                    render --set strict a | --set needs KEY=VALUE, such as stillcast.split-every=15m
                    """)
    void aCommandLineThatCannotBeUnderstoodIsAnsweredInOneSentence(String arguments, String sentence) {
        Run run = Run.of(arguments.split(" ", -1));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("stillcast: " + sentence.replace("HOME", System.getProperty("user.home")));
    }

    @Test
    void aNameThatAShellHasPartedAtItsBlanksBelongsInQuotes() throws IOException {
        Files.createDirectory(folder.resolve("my clips"));

        Run run = Run.of(folder + "/my", "clips", "--every", "5m");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("stillcast: a name with blanks in it has to stand in quotes: \"" + folder + "/my clips\"");
    }

    @Test
    void helpAndVersionAreWordsToo() {
        assertThat(Run.of("help").out()).isEqualTo(Run.of("--help").out()).isNotEmpty();
        assertThat(Run.of("help", "render").out())
                .isEqualTo(Run.of("render", "--help").out())
                .first()
                .asString()
                .startsWith("Usage: stillcast render ");
        assertThat(Run.of("version").out()).isEqualTo(Run.of("--version").out()).hasSize(1);
    }

    @Test
    void anInboxThatSomebodyHasNamedIsNotMade() throws IOException {
        Files.createDirectory(folder.resolve("in-box"));

        Run run = Run.in(folder, "watch");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(
                        "stillcast: the inbox " + inbox + " is not there; correct its name, or make the folder first"
                                + "; did you mean " + folder.resolve("in-box") + "?");
        assertThat(inbox).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeMadeHasItsReason() throws IOException {
        Files.createDirectory(inbox);
        Files.createFile(folder.resolve("temp"));

        Run run = Run.in(folder, "watch");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .endsWith("stillcast: " + folder.resolve("temp") + ": a file of that name is in the way\n");
    }

    @Test
    void aMediaRootThatIsNotThereIsTold() throws IOException {
        Path voices = Files.createDirectory(folder.resolve("voices"));

        Run run = Run.in(
                folder, "validate", "--media-root", folder.resolve("vioces").toString(), book().toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err())
                .startsWith("the media root " + folder.resolve("vioces")
                        + " is not there; nothing in it is found until it is; did you mean " + voices + "?");
    }

    /** Makes a project of 3 clips of half a second, in parts of two at most. */
    private Path book() throws IOException {
        Path book = Files.createDirectory(folder.resolve("book"));
        TestMedia.picture(book.resolve("bg.png"), 64, 36);
        TestMedia.clip(book.resolve("1.wav"), 1, "0.5");
        TestMedia.clip(book.resolve("2.mp3"), 2, "0.5");
        TestMedia.clip(book.resolve("3.flac"), 3, "0.5");
        return Files.writeString(book.resolve("manifest.json"), """
                {"version": 1, "image": "bg.png", "video": {"width": 64, "height": 36}, "split": {"every": "1200ms"},
                 "clips": ["1.wav", "2.mp3", "3.flac"]}
                """);
    }

    @Test
    void whatIsValidIsToldInOneLineWithWhatWillComeOfIt() throws IOException {
        Path manifest = book();

        Run said = Run.in(folder, "validate", manifest.toString());
        Run quiet = Run.in(
                folder,
                "validate",
                "-q",
                manifest.toString(),
                folder.resolve("none.json").toString());

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.err().lines())
                .singleElement()
                .asString()
                .isEqualTo(manifest + " is valid: 3 clips, about 0:00:02 long, 2 parts;"
                        + " takes at most 1 MB in temp and 1 MB in the outbox");
        assertThat(quiet.status()).isEqualTo(1);
        assertThat(quiet.err().lines())
                .singleElement()
                .asString()
                .startsWith(folder.resolve("none.json").toString());
    }

    @Test
    void whatWillBeTooLongIsNotValid() throws IOException {
        Path manifest = book();
        Files.writeString(
                manifest, Files.readString(manifest).replace("\"1.wav\"", "{\"audio\": \"1.wav\", \"repeat\": 1000}"));

        Run said = Run.in(folder, "validate", "--set=stillcast.max-length=5m", manifest.toString());
        Run longer = Run.in(folder, "validate", "--set=stillcast.max-length=1h", manifest.toString());

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err().lines())
                .containsExactly(manifest + ": /clips: are about 0:08:21 long with their repetitions and pauses;"
                        + " a project may be 0:05:00 long (stillcast.max-length)");
        assertThat(longer.status()).as(longer.err()).isZero();
    }

    @Test
    void whatIsNotThereIsToldBeforeWorkOnOthersBegins() throws IOException {
        Path book = book();
        Path voices = folder.resolve("voices");
        Path none = folder.resolve("none.json");

        Run run = Run.in(
                folder, "render", "--media-root", voices.toString(), book.toString(), none.toString(), none.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).hasSize(2);
        assertThat(run.err().lines().filter(line -> line.contains("not there")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(none + ": is not there"),
                        line -> assertThat(line).startsWith("the media root " + voices + " is not there"));
        assertThat(run.err().indexOf("none.json")).isLessThan(run.err().indexOf("book: 0:00:0"));
    }

    @Test
    void aNameWithBlanksAmongManifestsBelongsInQuotes() throws IOException {
        Files.createDirectory(folder.resolve("my clips"));

        Run run = Run.in(folder, "validate", folder + "/my", "clips");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("stillcast: a name with blanks in it has to stand in quotes: \"" + folder);
    }

    @Test
    void aResultIsNoManifestAndAFolderWithoutOneHasItsOwnName() throws IOException {
        Path manifest = book();
        Run rendered = Run.in(folder, "render", manifest.toString());
        Path other = Files.createDirectories(folder.resolve("other/book"));
        Files.copy(manifest.resolveSibling("1.wav"), other.resolve("1.wav"));
        Files.copy(manifest.resolveSibling("bg.png"), other.resolve("bg.png"));
        Path result = folder.resolve("outbox/book/book.json");

        Run validated = Run.in(folder, "validate", result.toString());
        Run refused = Run.in(folder, "render", other.toString());

        assertThat(rendered.status()).as(rendered.err()).isZero();
        assertThat(validated.err().lines())
                .singleElement()
                .asString()
                .startsWith(result + ": is the result of a project, not a manifest");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err().lines().reduce((first, second) -> second).orElse(""))
                .startsWith(other + ": /id: the outbox has a result of another manifest with the id \"book\"")
                .endsWith("; to replace it: --replace; to keep both, give the folder another name, or have its manifest"
                        + " written, to give it another \"id\": ./stillcast init \"" + other + "\"");
    }

    @Test
    void whatLiesInTheInboxIsLeftToTheDaemon() throws IOException {
        Path dropped = Files.createDirectories(inbox.resolve("book"));
        TestMedia.picture(dropped.resolve("bg.png"), 64, 36);
        TestMedia.clip(dropped.resolve("1.wav"), 1, "0.5");

        Run written = Run.in(folder, "init", dropped.toString());
        Run submitted = Run.in(folder, "submit", dropped.toString());

        assertThat(written.err().lines())
                .contains("it lies in the inbox: the daemon takes it by itself")
                .noneMatch(line -> line.startsWith("next:"));
        assertThat(submitted.status()).as(submitted.err()).isZero();
        assertThat(submitted.err().lines())
                .first()
                .isEqualTo(dropped.resolve("manifest.json")
                        + " lies in the inbox already: nothing is submitted; the daemon takes it by itself");
        assertThat(inbox).isDirectoryNotContaining("glob:**.json");
    }

    @Test
    void submitLooksAsTheDaemonThatHoldsTheInboxWill() throws IOException {
        Files.createDirectory(inbox);
        Path manifest = book();
        String book = Folders.of(manifest).toString();
        OwnerLock daemon = OwnerLock.ofDaemon(List.of(inbox), List.of(inbox));
        Run refused = Run.in(folder, "submit", "--media-root", book, manifest.toString());
        Run plain = Run.in(folder, "submit", manifest.toString());
        daemon.close();
        OwnerLock other = OwnerLock.ofDaemon(List.of(inbox), List.of(inbox, Path.of(book)));
        Run taken = Run.in(folder, "submit", manifest.toString());
        other.close();
        Run early = Run.in(folder, "submit", "--media-root", book, manifest.toString());

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("lies outside the allowed folders");
        assertThat(refused.err().lines().reduce((first, second) -> second).orElse(""))
                .startsWith("the daemon that watches the inbox (pid ")
                .contains(") takes media from these folders only: " + inbox + "; ")
                .endsWith("start it with that --media-root");
        assertThat(plain.err())
                .contains("while it runs, that does not change: copy the folder into the inbox (" + inbox + ")");
        assertThat(taken.status()).as(taken.err()).isZero();
        assertThat(taken.err().lines()).containsExactly("submitted: " + inbox.resolve("book.json"));
        assertThat(early.err().lines())
                .hasSize(3)
                .contains("nothing watches " + inbox + " now; it is taken when the daemon starts (./stillcast)")
                .last()
                .asString()
                .startsWith("the daemon takes it only if it is started with the same --media-root");
    }

    @Test
    void verifyTakesAWholeOutboxAndSaysWhatElseItIsGiven() throws IOException {
        Path manifest = book();
        Run rendered = Run.in(folder, "render", manifest.toString());
        Path outbox = folder.resolve("outbox");
        Path part = outbox.resolve("book/book_part001.mp4");
        Path picture = manifest.resolveSibling("bg.png");

        Run whole = Run.in(folder, "verify", outbox.toString());
        Run others =
                Run.in(folder, "verify", part.toString(), manifest.toString(), picture.toString(), inbox.toString());

        assertThat(rendered.status()).as(rendered.err()).isZero();
        assertThat(whole.status()).as(whole.err()).isZero();
        assertThat(whole.err().lines()).containsExactly("verified: " + outbox.resolve("book"));
        assertThat(others.status()).isEqualTo(1);
        assertThat(others.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo(part + ": is a file of a project; give the project's folder instead: "
                                        + outbox.resolve("book")),
                        line -> assertThat(line).startsWith(manifest + ": is a manifest, "),
                        line -> assertThat(line).startsWith(picture + ": is neither the folder of a published project"),
                        line -> assertThat(line).isEqualTo(inbox + ": is not there"));
    }

    @Test
    void whatHasFailedIsListedAndPutBack() throws IOException {
        Path failed = Files.createDirectories(inbox.resolve("failed"));
        Run none = Run.in(folder, "retry");
        Files.writeString(failed.resolve("my-book.json"), "{}");
        Files.writeString(failed.resolve("my-book.json.error.txt"), "bad");
        Files.createFile(failed.resolve("other.json"));
        Files.createFile(inbox.resolve("other.json"));

        Run listed = Run.in(folder, "retry");
        Run mistaken = Run.in(folder, "retry", "mybok");
        Run taken = Run.in(folder, "retry", "other");
        Run back =
                Run.in(folder, "retry", failed.resolve("my-book.json.error.txt").toString());

        assertThat(none.err()).isEqualTo("nothing has failed in " + inbox + "\n");
        assertThat(listed.err().lines())
                .containsExactly(
                        "2 have failed; to try one again: ./stillcast retry NAME",
                        "    my-book.json",
                        "    other.json");
        assertThat(mistaken.status()).isEqualTo(1);
        assertThat(mistaken.err())
                .isEqualTo("stillcast: nothing of the name mybok is in failed/; did you mean my-book?\n");
        assertThat(taken.status()).isEqualTo(1);
        assertThat(taken.err()).startsWith("stillcast: other is in the inbox already");
        assertThat(back.status()).isZero();
        assertThat(back.err().lines())
                .hasSize(2)
                .first()
                .isEqualTo("back in the inbox: " + inbox.resolve("my-book.json"));
        assertThat(inbox.resolve("my-book.json")).hasContent("{}");
        assertThat(failed).isDirectoryNotContaining("glob:**my-book*");
    }

    @ParameterizedTest
    @CsvSource({"-v, debug", "--verbose, debug", "-q, error", "--quiet, error", "-qv, debug"})
    void theLogIsAsTalkativeAsIsAskedFor(String option, String level) {
        List<String> names =
                List.of("org.slf4j.simpleLogger.log.org.stillcast", "org.slf4j.simpleLogger.defaultLogLevel");
        List<String> before =
                names.stream().map(name -> System.getProperty(name, "")).toList();
        try {
            Run.of("version", option);

            assertThat(System.getProperty(names.get(0))).isEqualTo(level);
        } finally {
            for (int i = 0; i < names.size(); i++) {
                if (before.get(i).isEmpty()) {
                    System.clearProperty(names.get(i));
                } else {
                    System.setProperty(names.get(i), before.get(i));
                }
            }
        }
    }
}
