package org.stillcast.packed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What tells one text from another, in 128 bits. A fingerprint, which is 32 digits of lower-case hexadecimal, is its own
 * key; of any other text it is the first half of its SHA-256.
 */
public record Key(long high, long low) {
    private static final int HALF = 16;

    /** Returns the key of a text; equal texts have equal keys, and different ones different keys. */
    public static Key of(String text) {
        return isFingerprint(text)
                ? new Key(Long.parseUnsignedLong(text, 0, HALF, 16), Long.parseUnsignedLong(text, HALF, 2 * HALF, 16))
                : hash(text);
    }

    private static boolean isFingerprint(String text) {
        if (text.length() != 2 * HALF) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    private static Key hash(String text) {
        try {
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new Key(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** Returns the fingerprint whose key it is. */
    @Override
    public String toString() {
        return "%016x%016x".formatted(high, low);
    }
}
