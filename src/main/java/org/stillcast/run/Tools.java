package org.stillcast.run;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Clock;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.Folders;
import org.stillcast.outbox.Outbox;
import org.stillcast.process.Ffmpeg;
import org.stillcast.process.FfmpegBinary;
import org.stillcast.process.FfmpegVersion;
import org.stillcast.process.ParentDeathSignal;
import org.stillcast.settings.Settings;
import org.stillcast.slide.Fonts;

/**
 * What every project is worked on with.
 *
 * @param settings of the operator
 * @param outbox where projects are published
 * @param ffmpeg does the work
 * @param ffmpegVersion of it
 * @param stillcastVersion of this program
 * @param fonts that slides are written in
 * @param clock tells when a project was begun and finished
 * @param listener is told what happens
 */
public record Tools(
        Settings settings,
        Outbox outbox,
        Ffmpeg ffmpeg,
        String ffmpegVersion,
        String stillcastVersion,
        Fonts fonts,
        Clock clock,
        RunListener listener) {
    private static final Logger LOG = LoggerFactory.getLogger(Tools.class);

    /**
     * Puts together what the settings name.
     *
     * @throws IOException if there is no ffmpeg that can be used; the message says what to do
     */
    public static Tools of(Settings settings, RunListener listener) throws IOException {
        Ffmpeg ffmpeg = ffmpeg(settings);
        String version = FfmpegVersion.of(ffmpeg.program(), settings.stallTimeout());
        LOG.info("ffmpeg {} ({})", version, ffmpeg.program());
        return new Tools(
                settings,
                new Outbox(settings.outbox()),
                ffmpeg,
                version,
                StillcastVersion.number(),
                new Fonts(settings.fonts()),
                Clock.systemUTC(),
                listener);
    }

    /**
     * Returns what runs the ffmpeg that the settings name.
     *
     * @throws IOException if there is none; the message says what to do
     */
    public static Ffmpeg ffmpeg(Settings settings) throws IOException {
        Path userHome = Path.of(System.getProperty("user.home"));
        Path program =
                new FfmpegBinary(System.getenv(), userHome, settings.temp(), programFolder()).find(settings.ffmpeg());
        return new Ffmpeg(program, settings.stallTimeout(), ParentDeathSignal.of(System.getenv()));
    }

    /** Returns the folder that the program's jar is in; the present one if it is in another jar, as a library may be. */
    private static Path programFolder() {
        CodeSource source = Tools.class.getProtectionDomain().getCodeSource();
        Path here = Path.of("");
        if (source == null || !"file".equals(source.getLocation().getProtocol())) {
            return here;
        }
        try {
            return Folders.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            return here; // of somebody's own class loader
        }
    }

    /** Returns the same, with somebody else who is told what happens, after those who are. */
    public Tools telling(RunListener another) {
        return new Tools(
                settings,
                outbox,
                ffmpeg,
                ffmpegVersion,
                stillcastVersion,
                fonts,
                clock,
                RunListener.ofAll(List.of(listener, another)));
    }
}
