package org.stillcast.cli;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.stillcast.files.Folders;
import org.stillcast.inbox.Inbox;
import org.stillcast.inbox.InboxName;
import org.stillcast.reception.Drops;
import org.stillcast.settings.Settings;
import org.stillcast.status.Canceller;
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
        Canceller canceller = new Canceller(settings.inbox(), inbox);
        boolean all = true;
        List<RunningProject> running = Overview.of(settings, 0).running();
        for (String name : names) {
            Optional<Canceller.Cancelled> cancelled = canceller.cancel(Folders.lastName(name), running);
            if (cancelled.isPresent()) {
                Canceller.Cancelled done = cancelled.get();
                console.say(WORDS.say("cancelled", done.name(), Console.shown(done.aside())));
            } else {
                console.complain(notInInbox(name, settings));
                all = false;
            }
        }
        return all ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private static String notInInbox(String name, Settings settings) throws IOException {
        List<String> known = Drops.in(settings.inbox()).stream()
                .map(drop -> InboxName.stem(drop.name()))
                .toList();
        String sentence = WORDS.say("not-in-inbox", name);
        return known.isEmpty() ? sentence : UsageErrorHandler.withMeant(sentence, name, known);
    }
}
