package org.stillcast.faults;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Some bytes, and their hash; or the mark of a folder. */
public final class Content {
    /** Stands where a folder is. */
    public static final Content FOLDER = new Content(new byte[0], "folder");

    private final byte[] bytes;
    private final String sha256;

    Content(byte[] bytes) {
        this(bytes, hash(bytes));
    }

    private Content(byte[] bytes, String sha256) {
        this.bytes = bytes;
        this.sha256 = sha256;
    }

    /** Returns the bytes themselves, which nobody may change. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns their hash, in hexadecimal. */
    public String sha256() {
        return sha256;
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
