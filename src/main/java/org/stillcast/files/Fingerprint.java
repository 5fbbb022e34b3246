package org.stillcast.files;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.stillcast.packed.LazyList;

/** SHA-256, of files and of whatever else decides the bytes of a product. */
public final class Fingerprint {
    private static final int BUFFER_BYTES = 64 * 1024;

    private Fingerprint() {}

    /**
     * Returns the hash of a file's bytes, in hexadecimal.
     *
     * @throws IOException if it cannot be read, or is no file: a pipe would be waited for without end
     */
    public static String ofFile(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("not a file: " + file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return ofBytes(in);
        }
    }

    /** Returns the hash of all bytes that are still to come, in hexadecimal. */
    public static String ofBytes(InputStream in) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            digest.update(buffer, 0, count);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns the first half of the hash of some values, in hexadecimal; where one ends and the next begins counts. */
    public static String of(Object... values) {
        Hash hash = new Hash();
        for (Object value : values) {
            hash.add(value);
        }
        return hash.fingerprint();
    }

    /**
     * Returns the same of all that is in a record, so that nothing that is added to it can be forgotten: its components in
     * order, by their texts; a list is one value, made of the texts of its elements.
     */
    public static String ofRecord(Record record) {
        Hash hash = new Hash();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = value(record, component);
            if (value instanceof Record nested && hasList(nested)) {
                hash.add(ofRecord(nested)); // its text would be as long as its lists
            } else if (value instanceof List<?> list) {
                hash.add(texts(list));
            } else {
                hash.add(value);
            }
        }
        return hash.fingerprint();
    }

    private static boolean hasList(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .anyMatch(component -> List.class.isAssignableFrom(component.getType()));
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "a record that anybody can read was expected, was " + record.getClass(), e);
        }
    }

    private static List<String> texts(List<?> list) {
        return LazyList.of(list.size(), index -> list.get(index).toString());
    }

    /** The same, of values that are handed over one by one, however many there are. */
    public static final class Hash {
        private final MessageDigest digest = sha256();

        /** Takes the next value, by its text. */
        public Hash add(Object value) {
            byte[] bytes = bytes(value.toString());
            digest.update(bytes(bytes.length + ":"));
            digest.update(bytes);
            return this;
        }

        /**
         * Takes a list as one value; the text of a list of a hundred thousand is never there as a whole.
         *
         * @param texts of ASCII
         */
        public Hash add(List<String> texts) {
            long length = 2 + 2L * Math.max(0, texts.size() - 1);
            for (String text : texts) {
                length += text.length();
            }
            digest.update(bytes(length + ":["));
            String before = "";
            for (String text : texts) {
                digest.update(bytes(before + text));
                before = ", ";
            }
            digest.update(bytes("]"));
            return this;
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        /** Returns the first half of the hash, in hexadecimal. */
        public String fingerprint() {
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
