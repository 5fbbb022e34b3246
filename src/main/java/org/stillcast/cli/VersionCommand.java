package org.stillcast.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stillcast version} for who does not think of {@code stillcast --version}. */
@Command(name = "version", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class VersionCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        CommandLine program = spec.commandLine();
        program.printVersionHelp(program.getOut());
        return ExitStatus.DONE;
    }
}
