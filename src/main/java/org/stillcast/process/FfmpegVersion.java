package org.stillcast.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.stillcast.text.Words;

/** The version that an ffmpeg says it is. */
public final class FfmpegVersion {
    private static final Words WORDS = Words.of(FfmpegVersion.class);
    /** More than any ffmpeg says. */
    private static final int MOST_BYTES = 64 * 1024;

    private FfmpegVersion() {}

    /**
     * Returns the version of a program, such as {@code 4.4.1}.
     *
     * @param patience how long it may take to say it
     * @throws IOException if it cannot be run, is no ffmpeg, or does not answer in time
     */
    public static String of(Path program, Duration patience) throws IOException {
        Process process = new ProcessBuilder(program.toString(), "-version")
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().close();
            OutputTail answer = new OutputTail(process.getInputStream(), MOST_BYTES);
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(WORDS.say("no-version", program, patience.toSeconds()));
            }
            return number(program, answer.text(ProcessTree.GRACE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ffmpeg was asked for its version", e);
        } finally {
            ProcessTree.kill(process);
        }
    }

    private static String number(Path program, String answer) throws IOException {
        String[] words = answer.split("\\s+", 4);
        if (words.length < 3 || !words[0].equals("ffmpeg")) {
            throw new IOException(WORDS.say("no-ffmpeg", program));
        }
        return words[2].replaceFirst("^([0-9][0-9.]*).*", "$1");
    }
}
