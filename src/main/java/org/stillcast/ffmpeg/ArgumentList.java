package org.stillcast.ffmpeg;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An argument list while it is written down, with the habits that all our calls share. */
final class ArgumentList {
    /** A list of decoders without any, for what is copied. */
    static final String NOTHING_IS_DECODED = "none";

    private final List<String> list = new ArrayList<>();

    ArgumentList() {
        add("-v", "error", "-nostdin", "-y");
    }

    ArgumentList add(String... more) {
        list.addAll(List.of(more));
        return this;
    }

    /** Adds that no threads are begun for filters: all that is done here is too small for that to be worth it. */
    ArgumentList filterOnOneThread() {
        return add("-filter_threads", "1", "-filter_complex_threads", "1");
    }

    /**
     * Adds, in front of an input that is one of several, that no thread is begun to read it. Newer versions than 4
     * have one in any case, and some of those wait for ever if it may not run ahead.
     */
    ArgumentList readOnOneThread(String ffmpegVersion) {
        return isVersion4(ffmpegVersion) ? add("-thread_queue_size", "0") : this;
    }

    static boolean isVersion4(String ffmpegVersion) {
        return ffmpegVersion.startsWith("4.");
    }

    /**
     * Adds an input that strangers may have made: only files are opened, only these formats are looked for and only
     * these decoders run. The protocol list alone does not stop a playlist under a media name.
     */
    ArgumentList untrustedInput(String formats, String codecs, Path file, String... options) {
        return add("-protocol_whitelist", "file", "-format_whitelist", formats, "-codec_whitelist", codecs)
                .add("-max_streams", "16", "-threads", "1")
                .add(options)
                .add("-i", url(file));
    }

    /**
     * Adds a list of our own for the concat demuxer. Without the codec list it would decode a frame of each file that
     * it opens: twice the CPU of a join.
     *
     * @param codecs that may be decoded; what is only copied needs none
     * @param isPortable whether all names in the list are of the portable character set, as the safe mode wants
     */
    ArgumentList ownList(String codecs, boolean isPortable, String name) {
        return add("-protocol_whitelist", "file", "-format_whitelist", "concat,mov", "-codec_whitelist", codecs)
                .add("-f", "concat", "-safe", isPortable ? "1" : "0", "-i", name);
    }

    /** The prefix keeps a name such as {@code -x} or {@code part1:intro.wav} from being an option or a protocol. */
    static String url(Path file) {
        return "file:" + file;
    }

    List<String> toList() {
        return List.copyOf(list);
    }
}
