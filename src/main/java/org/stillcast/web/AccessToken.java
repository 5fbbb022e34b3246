package org.stillcast.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What proves that somebody may write, and, where others than this computer can connect, read. It is compared in a time that
 * tells nothing. A session is a proof made of it that only reads: pictures, videos and events cannot send a token, and an
 * address with one in it would be kept in histories and logs.
 */
final class AccessToken {
    /** How long a session lasts; a page begins another one by itself. */
    static final Duration SESSION = Duration.ofHours(12);

    private static final String FILE = ".http-token";
    private static final int RANDOM_BYTES = 24;
    private static final String HMAC = "HmacSHA256";

    private final String token;
    private final Clock clock;

    AccessToken(String token, Clock clock) {
        this.token = token;
        this.clock = clock;
    }

    /**
     * Returns the one that is kept in a folder; makes it if there is none. Only who runs the program can read the file,
     * where the file system knows of owners.
     *
     * @throws IOException if it can neither be read nor made
     */
    static String keptIn(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        try {
            return made(file);
        } catch (FileAlreadyExistsException e) {
            String kept = Files.readString(file).strip();
            if (!kept.isEmpty()) {
                return kept;
            }
            Files.delete(file); // a crash came between its name and its content
            return made(file);
        }
    }

    private static String made(Path file) throws IOException {
        boolean hasOwners =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] own = hasOwners
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.createFile(file, own);
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Files.writeString(file, token);
        return token;
    }

    /** Tells whether a text is the token. */
    boolean is(String given) {
        return isSame(sign("token", given), sign("token", token));
    }

    /** Returns the text of a session that begins now. */
    String session() {
        String end = Long.toString(clock.instant().plus(SESSION).getEpochSecond());
        return end + "." + HexFormat.of().formatHex(sign(token, "session until " + end));
    }

    /** Tells whether a text is a session that has not ended. */
    boolean isSession(String given) {
        return until(given)
                .filter(end -> isSame(
                        given.getBytes(StandardCharsets.UTF_8),
                        (end + "." + HexFormat.of().formatHex(sign(token, "session until " + end)))
                                .getBytes(StandardCharsets.UTF_8)))
                .filter(end -> Long.parseLong(end) > clock.instant().getEpochSecond())
                .isPresent();
    }

    private static Optional<String> until(String session) {
        int dot = session.indexOf('.');
        return Optional.of(session)
                .filter(text -> text.matches("\\d{1,12}[.][0-9a-f]{64}"))
                .map(text -> text.substring(0, dot));
    }

    private static boolean isSame(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    private static byte[] sign(String key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("each Java has " + HMAC, e);
        }
    }
}
