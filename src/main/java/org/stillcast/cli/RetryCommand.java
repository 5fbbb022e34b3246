package org.stillcast.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;

import org.stillcast.files.Folders;
import org.stillcast.inbox.Inbox;
import org.stillcast.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Puts back what has failed. */
@Command(name = "retry", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class RetryCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(RetryCommand.class);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Stillcast program;

    @Parameters(paramLabel = "NAME", arity = "0..*")
    private List<String> names = List.of();

    @Override
    public Integer call() throws Exception {
        Console console = program.options().console();
        Path folder = program.options().settings().inbox();
        Inbox inbox = new Inbox(folder, Clock.systemUTC());
        List<String> failed = inbox.failed();
        if (names.isEmpty()) {
            list(failed, folder, console);
        }
        boolean allBack = true;
        for (String name : names) {
            allBack &= putBack(name, inbox, failed, console);
        }
        if (!names.isEmpty() && allBack) {
            new InboxDaemon(folder).sayIfAbsent(console);
        }
        return allBack ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private static void list(List<String> failed, Path folder, Console console) {
        console.say(failed.isEmpty() ? WORDS.say("nothing-failed", folder) : WORDS.count("failed", failed.size()));
        failed.forEach(name -> console.say("    " + name));
    }

    private static boolean putBack(String name, Inbox inbox, List<String> failed, Console console) throws IOException {
        try {
            console.say(WORDS.say("put-back", Console.shown(inbox.putBack(Folders.lastName(name)))));
            return true;
        } catch (NoSuchFileException e) {
            console.complain(notFailed(name, failed));
        } catch (FileAlreadyExistsException e) {
            console.complain(WORDS.say("in-inbox-already", name));
        }
        return false;
    }

    private static String notFailed(String name, List<String> failed) {
        String sentence = WORDS.say("not-failed", name);
        List<String> known =
                failed.stream().map(file -> file.replaceFirst("[.]json$", "")).toList();
        return known.isEmpty() ? sentence : UsageErrorHandler.withMeant(sentence, Folders.lastName(name), known);
    }
}
