package org.stillcast.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.intake.Intake;
import org.stillcast.process.SystemdNotify;
import org.stillcast.remote.Dispatcher;
import org.stillcast.remote.Workforce;
import org.stillcast.route.Daemon;
import org.stillcast.route.DaemonPart;
import org.stillcast.route.Engine;
import org.stillcast.route.WorkerProgram;
import org.stillcast.run.LastResort;
import org.stillcast.run.ProjectFactory;
import org.stillcast.run.RunListener;
import org.stillcast.run.RunLog;
import org.stillcast.run.SignsOfLife;
import org.stillcast.run.Supervision;
import org.stillcast.run.Tools;
import org.stillcast.settings.Settings;
import org.stillcast.status.StatusBoard;
import org.stillcast.web.WebPart;

/** Puts together what the commands run. */
public final class Wiring {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final String ROUTES_FOLDER = "routes";

    private Wiring() {}

    /**
     * Returns an engine, not started yet.
     *
     * @throws IOException if there is no ffmpeg that can be used; the message says what to do
     */
    public static Engine engine(Settings settings, Path home, Console console, LastResort lastResort)
            throws IOException {
        Tools tools = tools(settings.withoutBroker(), home, console);
        ProjectFactory projects = new ProjectFactory(new Intake(settings, tools.fonts()), tools);
        return new Engine(projects, tools, home.resolve(ROUTES_FOLDER), lastResort);
    }

    /**
     * Returns a daemon, not started yet.
     *
     * @throws IOException if there is no ffmpeg that can be used; the message says what to do
     */
    static Daemon daemon(Settings settings, Path home, Console console, LastResort lastResort) throws IOException {
        Tools tools = tools(settings, home, console);
        Intake intake = new Intake(settings, tools.fonts());
        Daemon.Onlookers onlookers = onlookers(tools, intake, lastResort);
        Tools watched = tools.telling(onlookers);
        ProjectFactory projects = new ProjectFactory(intake, watched);
        return new Daemon(projects, intake, watched, onlookers, home.resolve(ROUTES_FOLDER), lastResort);
    }

    /**
     * Returns a worker, not started yet.
     *
     * @throws IOException if there is no ffmpeg that can be used; the message says what to do
     */
    static WorkerProgram worker(Settings settings, Path home, Console console, LastResort lastResort)
            throws IOException {
        return new WorkerProgram(tools(settings, home, console), lastResort);
    }

    private static Daemon.Onlookers onlookers(Tools tools, Intake intake, LastResort lastResort) {
        Settings settings = tools.settings();
        SignsOfLife signs = new SignsOfLife();
        Workforce workforce = settings.broker().isPresent()
                ? new Dispatcher(tools, lastResort) // and loads nothing of it otherwise
                : Workforce.NONE;
        return new Daemon.Onlookers(
                new StatusBoard(settings, tools.clock()),
                signs,
                SystemdNotify.of(System.getenv())
                        .map(systemd -> new Supervision(
                                systemd,
                                signs,
                                () -> tools.ffmpeg().steps() + workforce.rounds(),
                                settings.stallTimeout())),
                settings.http()
                        ? new WebPart(tools, intake, lastResort) // and loads nothing of it otherwise
                        : DaemonPart.NONE,
                workforce);
    }

    private static Tools tools(Settings settings, Path home, Console console) throws IOException {
        warnOfNarrowNames();
        new ConfiguredFolders(settings, home).missingRoots().forEach(console::say);
        return Tools.of(settings, RunListener.ofAll(List.of(new RunLog(), console)));
    }

    /** Without the launcher, and in a bare locale, Java cannot open files with names beyond ASCII. */
    private static void warnOfNarrowNames() {
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        if (!Charset.isSupported(encoding)
                || !Charset.forName(encoding).newEncoder().canEncode('\u98DF')) {
            LOG.warn(
                    "File names are read as {}: names in other scripts will not be found. Use the launcher, or LC_ALL=C.UTF-8 or -Dsun.jnu.encoding={}",
                    encoding,
                    StandardCharsets.UTF_8);
        }
    }
}
