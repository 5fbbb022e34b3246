package org.stillcast.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.Run;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class ShorthandTest {
    private final Shorthand shorthand = new Shorthand(new CommandLine(new Stillcast(Run.RETHROW)));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FOLDER",
                "gone.json",
                "FOLDER --every 5m",
                "--every 5m FOLDER",
                "--outbox o FOLDER x.json",
                "-o o FOLDER",
                "--outbox=o --replace FOLDER",
                "--set stillcast.retries=0 FOLDER",
            })
    void whereAFileComesFirstItIsRendered(String arguments) {
        String[] given = arguments.replace("FOLDER", folder.toString()).split(" ", -1);

        assertThat(shorthand.whole(given))
                .containsExactly(
                        Stream.concat(Stream.of("render"), Stream.of(given)).toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "--inbox FOLDER", "rendr", "validate FOLDER", "-o o watch", "submit gone.json", "--help"})
    void otherArgumentsStayAsTheyAre(String arguments) {
        String[] given = arguments.replace("FOLDER", folder.toString()).split(" ", -1);

        assertThat(shorthand.whole(given)).isEqualTo(given);
    }

    @Test
    void aWordThatIsACommandStaysOne() throws Exception {
        Path here = Path.of("").toAbsolutePath();
        assertThat(Files.isDirectory(here.resolve("inbox"))).isTrue();

        assertThat(shorthand.whole("watch", "inbox"))
                .isEqualTo(List.of("watch", "inbox").toArray());
        assertThat(shorthand.whole("inbox")).containsExactly("render", "inbox");
    }
}
