import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.stillcast.cli.Stillcast;
import picocli.AutoComplete;

/** Writes the script by which bash, and zsh in bash's manner, complete the program's commands and options. */
final class Completion {
    /** @param arguments the file to be written */
    public static void main(String[] arguments) throws IOException {
        String script = AutoComplete.bash("stillcast", Stillcast.commandLine(error -> {
            throw error;
        }));
        Files.writeString(Path.of(arguments[0]), script.replaceFirst("^#!.*\\R", "")); // it is read, not run
    }
}
