package org.stillcast.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.Run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class CompletionTest {
    /** A shell that has loaded the script, and is asked what it would put in place of the last word. */
    private static final String BASH = """
            compopt() { :; } # which only a shell that is typed into has
            source "$0" || exit 1
            complete -p stillcast > /dev/null || exit 1
            COMP_WORDS=(stillcast "$@"); COMP_CWORD=$#
            _complete_stillcast
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    private static final String ZSH = """
            autoload -U compinit && compinit -D
            source =(sed '$d' "$0") || exit 1 # its last line is what a shell that is typed into calls
            COMP_WORDS=(stillcast "$@"); COMP_CWORD=$#
            _complete_stillcast
            print -l -- "${COMPREPLY[@]}"
            """;

    @TempDir
    private Path folder;

    private Path shell(String name) {
        Path program = Path.of("/usr/bin", name);
        assumeTrue(Files.isExecutable(program));
        return program;
    }

    private Path script(String shell) throws IOException {
        return Files.write(folder.resolve("script"), Run.of("completion", shell).out());
    }

    @ParameterizedTest
    @CsvSource({"re, render retry", "init --ch, --chapters", "render --out, --outbox", "help ver, ''"})
    void bashCompletesCommandsAndOptions(String typed, String offered) throws Exception {
        List<String> completed = said(shell("bash"), BASH, script("bash"), typed);

        assertThat(String.join(" ", completed)).isEqualTo(offered);
    }

    /** What does not begin with what was typed is left out by zsh itself. */
    @Test
    void zshIsOfferedCommands() throws Exception {
        assertThat(said(shell("zsh"), ZSH, script("zsh"), "re")).contains("render", "retry");
    }

    private static List<String> said(Path program, String commands, Path script, String typed)
            throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder(program.toString(), "-c", commands, script.toString());
        shell.command().addAll(Arrays.asList(typed.split(" ", -1)));
        Process process = shell.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().filter(line -> !line.isBlank()).toList();
    }
}
