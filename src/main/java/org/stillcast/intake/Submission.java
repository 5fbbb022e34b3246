package org.stillcast.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
 * @param sender who wants it to be worked on
 * @param otherResult what becomes of a published result of another origin, whatever the manifest says
 * @param overrides what is wanted otherwise than the manifest says it
 */
public record Submission(
        Path manifest,
        Optional<ManifestSource> drafted,
        List<Path> roots,
        Sender sender,
        OtherResult otherResult,
        Overrides overrides) {
    /** Who wants a manifest to be worked on. */
    public enum Sender {
        /** Who has dropped it; it is moved out of the inbox when the project has ended. */
        INBOX,
        /** Who has typed a command; the manifest stays where it is. */
        COMMAND,
        /** A route that has a text and no file: the folder that the text names as its base is one that its files may lie in. */
        ROUTE
    }

    /** What becomes of a published result of another origin that has the same id. */
    public enum OtherResult {
        /** It stays, and the project fails, unless the manifest itself says that it is replaced. */
        STAYS,
        IS_REPLACED
    }

    public Submission {
        roots = List.copyOf(roots);
    }

    /**
     * Makes one of a manifest in the inbox.
     *
     * @param roots folders that its clips and picture may lie in
     */
    public static Submission fromInbox(Path manifest, List<Path> roots) {
        return new Submission(manifest, Optional.empty(), roots, Sender.INBOX, OtherResult.STAYS, Overrides.NONE);
    }

    /**
     * Makes one of a manifest that is named in a command.
     *
     * @param roots folders that its clips and picture may lie in
     */
    public static Submission byCommand(Path manifest, List<Path> roots) {
        return new Submission(manifest, Optional.empty(), roots, Sender.COMMAND, OtherResult.STAYS, Overrides.NONE);
    }

    /**
     * Makes one of a text that another route hands over.
     *
     * @param name of the file that it would be, absolute
     * @param roots folders that its clips and picture may lie in, besides its {@code base}
     */
    public static Submission byRoute(Path name, ManifestSource text, List<Path> roots) {
        return new Submission(name, Optional.of(text), roots, Sender.ROUTE, OtherResult.STAYS, Overrides.NONE);
    }

    /** Returns the same, with a text where there is no file; none if that is empty. */
    public Submission withText(Optional<ManifestSource> text) {
        return new Submission(manifest, text, roots, sender, otherResult, overrides);
    }

    /** Returns the same, which replaces a result of another origin. */
    public Submission replacing() {
        return new Submission(manifest, drafted, roots, sender, OtherResult.IS_REPLACED, overrides);
    }

    /** Returns the same, of which something is wanted otherwise than the manifest says it. */
    public Submission with(Overrides wanted) {
        return new Submission(manifest, drafted, roots, sender, otherResult, wanted);
    }

    public boolean isFromInbox() {
        return sender == Sender.INBOX;
    }

    /**
     * Returns the folders that its files may lie in.
     *
     * @param base that it names itself, absolute
     */
    List<Path> rootsWith(Optional<Path> base) {
        return sender == Sender.ROUTE
                ? Stream.concat(base.stream(), roots.stream()).toList()
                : roots;
    }

    boolean replaces() {
        return otherResult == OtherResult.IS_REPLACED;
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
