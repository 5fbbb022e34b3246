package org.stillcast;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.stillcast.cli.Console;
import org.stillcast.cli.Wiring;
import org.stillcast.intake.Submission;
import org.stillcast.route.Engine;
import org.stillcast.run.Outcome;
import org.stillcast.settings.Settings;
import org.stillcast.settings.SettingsReader;

/**
 * The program on a folder of any file system, started: it does what the daemon does with a manifest in its inbox, without
 * the wait for the next look. What it says is swallowed.
 */
final class Program implements AutoCloseable {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Path home;
    private final Engine engine;

    Program(Path home) throws Exception {
        this(home, Map.of());
    }

    /**
     * @param more settings
     */
    Program(Path home, Map<String, String> more) throws Exception {
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        System.setErr(System.out);
        this.home = home;
        Map<String, String> all = new HashMap<>(more);
        all.put("stillcast.retries", "0");
        Settings settings = new SettingsReader(all, Map.of(), home).read();
        engine = Wiring.engine(settings, home, Console.open(), Run.RETHROW);
        engine.start();
    }

    /**
     * Works on a manifest and returns how that ended.
     *
     * @param manifest its file, below the folder
     */
    Outcome run(String manifest) throws IOException {
        return engine.render(Submission.fromInbox(home.resolve(manifest), List.of(home.resolve("inbox"))));
    }

    @Override
    public void close() {
        engine.stop();
        System.setOut(out);
        System.setErr(err);
    }
}
