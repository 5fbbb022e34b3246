package org.stillcast.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.stillcast.inbox.Drop;
import org.stillcast.inbox.Inbox;
import org.stillcast.inbox.InboxName;
import org.stillcast.reception.Drops;
import org.stillcast.settings.Settings;
import org.stillcast.status.Overview;
import org.stillcast.status.RunningProject;
import org.stillcast.text.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes what is not wanted any more out of the inbox, whether or not it is in work. */
@Command(name = "cancel", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class CancelCommand implements Callable<Integer> {
    private static final Words WORDS = Words.of(CancelCommand.class);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Stillcast program;

    @Parameters(paramLabel = "NAME", arity = "1..*")
    private List<String> names = List.of();

    @Override
    public Integer call() throws Exception {
        Console console = program.options().console();
        Settings settings = program.options().settings();
        Inbox inbox = new Inbox(settings.inbox(), Clock.systemUTC());
        boolean all = true;
        for (String name : names) {
            all &= cancel(name, settings, inbox, console);
        }
        return all ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private static boolean cancel(String name, Settings settings, Inbox inbox, Console console) throws IOException {
        List<Drop> drops = Drops.in(settings.inbox());
        Optional<Drop> meant = Drops.find(drops, PathArgument.lastOf(name));
        if (meant.isEmpty()) {
            meant = running(name, settings).flatMap(running -> Drops.find(drops, running));
        }
        if (meant.isEmpty()) {
            List<String> known =
                    drops.stream().map(Drop::name).map(InboxName::stem).toList();
            String sentence = WORDS.say("not-in-inbox", name);
            console.complain(known.isEmpty() ? sentence : UsageErrorHandler.withMeant(sentence, name, known));
            return false;
        }
        return cancel(meant.get(), inbox, console);
    }

    /** Returns what the project of an id was dropped as. */
    private static Optional<String> running(String id, Settings settings) throws IOException {
        return Overview.of(settings, 0).live().running().stream()
                .filter(project -> project.id().equalsIgnoreCase(id))
                .map(RunningProject::name)
                .findFirst();
    }

    private static boolean cancel(Drop drop, Inbox inbox, Console console) throws IOException {
        try {
            Path aside = inbox.cancel(drop);
            console.say(WORDS.say("cancelled", drop.name(), Console.shown(aside)));
            return true;
        } catch (NoSuchFileException e) {
            console.complain(WORDS.say("not-in-inbox", drop.name()));
            return false;
        }
    }
}
