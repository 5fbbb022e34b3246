package org.stillcast.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.stillcast.files.Fingerprint;
import org.stillcast.files.Folders;
import org.stillcast.manifest.ManifestSource;
import org.stillcast.manifest.Overrides;

/**
 * A manifest on its way in.
 *
 * @param manifest its file, absolute
 * @param drafted the text where there is no such file: what would stand in it
 * @param roots folders that its clips and picture may lie in
 * @param fromInbox whether the manifest is moved out of the inbox when the project has ended
 * @param replace whether a result of another origin may be replaced, whatever the manifest says
 * @param overrides what is wanted otherwise than the manifest says it
 */
public record Submission(
        Path manifest,
        Optional<ManifestSource> drafted,
        List<Path> roots,
        boolean fromInbox,
        boolean replace,
        Overrides overrides) {
    public Submission {
        roots = List.copyOf(roots);
    }

    /** Makes one of a file, of which nothing is wanted otherwise. */
    public Submission(Path manifest, List<Path> roots, boolean fromInbox, boolean replace) {
        this(manifest, Optional.empty(), roots, fromInbox, replace, Overrides.NONE);
    }

    /** Returns what people know it by: a folder, where its manifest is not there. */
    public Path named() {
        return drafted.isPresent() ? Folders.of(manifest) : manifest;
    }

    /** Returns the hash of all that is asked for, in hexadecimal: of the text alone, where nothing is wanted otherwise. */
    String sha256() throws IOException {
        String ofText = drafted.isPresent() ? ofDraft() : Fingerprint.ofFile(manifest);
        String all = ofText + overrides;
        return overrides.equals(Overrides.NONE)
                ? ofText
                : Fingerprint.ofBytes(new ByteArrayInputStream(all.getBytes(StandardCharsets.UTF_8)));
    }

    private String ofDraft() throws IOException {
        try (InputStream in = open()) {
            return Fingerprint.ofBytes(in);
        }
    }

    /** Returns the bytes of the manifest's text; the caller closes them. */
    InputStream open() throws IOException {
        return drafted.isPresent() ? drafted.get().open() : Files.newInputStream(manifest);
    }
}
