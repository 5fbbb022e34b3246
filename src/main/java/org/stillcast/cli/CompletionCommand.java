package org.stillcast.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what has a shell complete the commands and options of this program with Tab. */
@Command(name = "completion", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class CompletionCommand implements Callable<Integer> {
    /** What takes a script of bash. */
    private enum Shell {
        bash,
        zsh
    }

    /** A function's file, which zsh loads with the first Tab; it has bash's manner in it, but no compopt. */
    private static final String ZSH_HEAD = """
            #compdef stillcast
            autoload -U +X bashcompinit && bashcompinit
            function compopt { : }
            """;

    private static final String ZSH_END = "_bash_complete -o default -F _complete_stillcast\n";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL")
    private Shell shell = Shell.bash;

    @Override
    public Integer call() {
        CommandLine program = spec.parent().commandLine();
        String script = AutoComplete.bash("stillcast", program).replaceFirst("^#!.*\\R", ""); // it is read, not run
        PrintWriter out = program.getOut();
        out.print(shell == Shell.zsh ? ZSH_HEAD + script + ZSH_END : script);
        out.flush();
        return ExitStatus.DONE;
    }
}
