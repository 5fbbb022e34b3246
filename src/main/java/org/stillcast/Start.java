package org.stillcast;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.intake.Intake;
import org.stillcast.route.Engine;
import org.stillcast.route.FfmpegExec;
import org.stillcast.route.LastResort;
import org.stillcast.route.Workshop;
import org.stillcast.settings.Settings;
import org.stillcast.workspace.FfmpegBinary;
import org.stillcast.workspace.Outbox;

/** Puts together what the commands run. */
final class Start {
    private static final Logger LOG = LoggerFactory.getLogger(Start.class);
    private static final String ROUTES_FOLDER = "routes";

    private Start() {}

    /**
     * Returns an engine, not started yet.
     *
     * @throws IOException if there is no ffmpeg that can be used; the message says what to do
     */
    static Engine engine(Settings settings, Path home, Console console, LastResort lastResort) throws IOException {
        warnOfNarrowNames();
        new GivenFolders(settings, home).missingRoots().forEach(console::say);
        FfmpegExec exec = ffmpeg(settings);
        String version = exec.version();
        LOG.info("ffmpeg {} ({})", version, exec.program());
        Workshop workshop = new Workshop(
                settings,
                new Intake(settings),
                new Outbox(settings.outbox()),
                exec,
                version,
                Version.number(),
                Clock.systemUTC(),
                console);
        return new Engine(workshop, home.resolve(ROUTES_FOLDER), console, lastResort);
    }

    /**
     * Returns what runs the ffmpeg that the settings name.
     *
     * @throws IOException if there is none; the message says what to do
     */
    static FfmpegExec ffmpeg(Settings settings) throws IOException {
        Path program = new FfmpegBinary(System.getenv(), Path.of(System.getProperty("user.home")), settings.temp())
                .find(settings.ffmpeg());
        return new FfmpegExec(program, settings.stallTimeout(), FfmpegExec.lifeline(System.getenv()));
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
