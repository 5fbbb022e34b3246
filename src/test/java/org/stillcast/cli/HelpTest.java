package org.stillcast.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillcast.Run;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;

import static org.assertj.core.api.Assertions.assertThat;

class HelpTest {
    private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(Locale.Category.DISPLAY, before);
    }

    private static Stream<CommandLine> commands(Locale language) {
        Locale.setDefault(Locale.Category.DISPLAY, language);
        CommandLine program = Stillcast.commandLine(Run.RETHROW);
        return Stream.concat(Stream.of(program), program.getSubcommands().values().stream());
    }

    private static Stream<String> descriptions(CommandLine command) {
        Stream<ArgSpec> arguments = command.getCommandSpec().args().stream();
        return Stream.concat(
                Stream.of(
                        String.join("", command.getCommandSpec().usageMessage().description())),
                arguments.map(argument -> String.join("", argument.description())));
    }

    @ParameterizedTest
    @CsvSource({"en, '(?s)[A-Z].*[.]'", "zh, '(?s)\\p{IsHan}.*。|NAME.*|failed.*'"})
    void everyCommandAndOptionIsExplainedInTheLanguageOfTheDisplay(String language, String shape) {
        List<String> others = commands(Locale.forLanguageTag(language))
                .flatMap(HelpTest::descriptions)
                .filter(text -> !text.matches(shape))
                .toList();

        assertThat(others).isEmpty();
    }

    @Test
    void headingsAndExitStatusAreTranslatedToo() {
        String usage =
                commands(Locale.SIMPLIFIED_CHINESE).findFirst().orElseThrow().getUsageMessage(Ansi.OFF);

        assertThat(usage).startsWith("用法：stillcast").contains("\n命令：\n", "\n退出码：\n", "  0  ", "stillcast.ffmpeg=path");
        assertThat(usage).doesNotContain("Usage", "Commands", "Exit");
    }

    @ParameterizedTest
    @CsvSource({"en, sounds and a picture", "zh, 音频和图片"})
    void renderTakesABareFolderToo(String language, String folder) {
        CommandLine render = commands(Locale.forLanguageTag(language))
                .filter(command -> command.getCommandName().equals("render"))
                .findFirst()
                .orElseThrow();

        assertThat(render.getCommandSpec().positionalParameters().get(0).description())
                .singleElement()
                .asString()
                .contains(folder);
    }
}
