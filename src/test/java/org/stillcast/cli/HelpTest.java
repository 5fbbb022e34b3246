package org.stillcast.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.Run;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

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

    private static List<String> examples(CommandLine command) {
        return command.getUsageMessage(Ansi.OFF)
                .lines()
                .filter(line -> line.startsWith("  stillcast"))
                .map(line -> line.strip().replaceFirst(" > .*| {3,}.*", ""))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everyCommandHasExamplesThatAreUnderstood(String language) {
        assertThat(commands(Locale.forLanguageTag(language))).allSatisfy(command -> {
            String name = command.getCommandSpec().qualifiedName();
            assertThat(examples(command)).isNotEmpty().allMatch(example -> example.startsWith(name));
            for (String example : examples(command)) {
                String[] words = example.replaceFirst("^stillcast ?", "").split(" +", 0);
                String[] arguments =
                        Stream.of(words).filter(word -> !word.isEmpty()).toArray(String[]::new);
                CommandLine program = Stillcast.commandLine(Run.RETHROW);
                assertThatCode(() -> program.parseArgs(new Shorthand(program).whole(arguments)))
                        .as(example)
                        .doesNotThrowAnyException();
            }
        });
    }

    @Test
    void helpFitsAnOldTerminal() {
        assertThat(commands(Locale.ENGLISH)
                        .flatMap(command -> command.getUsageMessage(Ansi.OFF).lines()))
                .allMatch(line -> line.length() <= 80);
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
