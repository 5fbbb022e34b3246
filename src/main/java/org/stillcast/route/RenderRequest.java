package org.stillcast.route;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.WrappedFile;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.intake.ManifestFile;
import org.stillcast.intake.Submission;
import org.stillcast.settings.Settings;

/**
 * What other people's routes hand over to be rendered: a file, a path, a text, or a {@link Submission}.
 *
 * @param settings say which folders media may lie in, and how large a manifest may be
 */
record RenderRequest(Settings settings) {
    private static final String DEFAULT_NAME = "submitted.json";

    /**
     * Returns what is wanted.
     *
     * @throws InvalidManifestException if it is a text that is too large
     * @throws InvalidPayloadException if Camel cannot make a text of it
     */
    Submission submission(Message message) throws InvalidManifestException, InvalidPayloadException, IOException {
        Object body = message.getBody();
        if (body instanceof Submission submission) {
            return submission;
        } else if (body instanceof WrappedFile<?> wrapped && wrapped.getFile() instanceof File file) {
            return ofFile(file.toPath());
        } else if (body instanceof File file) {
            return ofFile(file.toPath());
        } else if (body instanceof Path path) {
            return ofFile(path);
        } else if (body instanceof String path && path.indexOf('{') < 0) { // as there is in every manifest
            return ofFile(Path.of(path.strip()));
        }
        return ofText(message);
    }

    private Submission ofFile(Path named) {
        Path manifest = ManifestFile.named(named.toAbsolutePath().normalize());
        return Submission.byCommand(manifest, settings.rootsBeside(manifest));
    }

    private Submission ofText(Message message) throws InvalidManifestException, InvalidPayloadException, IOException {
        byte[] text = text(message);
        String name = SubmitRoute.lastName(message.getHeader(Exchange.FILE_NAME, DEFAULT_NAME, String.class));
        return Submission.byRoute(
                Path.of(name).toAbsolutePath(), () -> new ByteArrayInputStream(text), settings.mediaRoots());
    }

    /** It is read more than once, and a stream can be only once. */
    private byte[] text(Message message) throws InvalidManifestException, InvalidPayloadException, IOException {
        long limit = settings.maxManifestSizeBytes();
        try (InputStream in = message.getMandatoryBody(InputStream.class)) {
            byte[] text = in.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE));
            ManifestFile.requireSize(text.length, limit);
            return text;
        }
    }
}
