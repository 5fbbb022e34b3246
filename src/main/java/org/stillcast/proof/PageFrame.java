package org.stillcast.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.stillcast.files.Fingerprint;

/**
 * What of a page is the same in all projects: its markup, its style and its script, all in one.
 *
 * @param head what stands before the project's data
 * @param tail what stands behind it
 * @param script what of that is run
 */
record PageFrame(String head, String tail, String script) {
    private static final List<String> SCRIPTS =
            List.of("words.js", "dom.js", "data.js", "marks.js", "player.js", "waveform.js", "list.js", "page.js");

    /** Reads it as it comes with the program. */
    static PageFrame read() {
        String script = SCRIPTS.stream().map(PageFrame::read).collect(Collectors.joining("\n", "\n", ""));
        String page =
                read("proof.html").replace("/* proof.css */", read("proof.css")).replace("/* scripts */", script);
        int data = page.indexOf("/* data */");
        return new PageFrame(page.substring(0, data), page.substring(data + "/* data */".length()), script);
    }

    private static String read(String name) {
        try (InputStream in = PageFrame.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what tells its script from any other, as a Content-Security-Policy has it. */
    String scriptHash() {
        try {
            String sha256 = Fingerprint.ofBytes(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
            return "sha256-" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
