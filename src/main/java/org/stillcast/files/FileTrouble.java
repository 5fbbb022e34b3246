package org.stillcast.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

import org.stillcast.text.Words;

/** What the file system refuses, in words for people: its exceptions mostly say a name and nothing else. */
public final class FileTrouble {
    private static final Words WORDS = Words.of(FileTrouble.class);

    private FileTrouble() {}

    /** Returns what went wrong, with the file, in one sentence; of other exceptions, what they say. */
    public static String sentence(Exception e) {
        if (e instanceof FileSystemException file && file.getFile() != null) {
            String other = file.getOtherFile() == null ? "" : " -> " + file.getOtherFile();
            return "%s%s: %s".formatted(file.getFile(), other, reason(file));
        }
        return e instanceof IOException io ? reason(io) : String.valueOf(e.getMessage());
    }

    /** Returns why something could not be done with a file, without the file's name. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return WORDS.say("denied");
        }
        if (e instanceof NoSuchFileException) {
            return WORDS.say("not-there");
        }
        if (e instanceof FileAlreadyExistsException) {
            return WORDS.say("in-the-way");
        }
        if (e instanceof NotDirectoryException) {
            return WORDS.say("no-folder");
        }
        if (e instanceof DirectoryNotEmptyException) {
            return WORDS.say("not-empty");
        }
        if (e instanceof CharacterCodingException) {
            return WORDS.say("not-utf8");
        }
        String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return reason == null ? kind(e) : withMeaning(reason);
    }

    /** Returns what an exception is about: streams and listings of files cannot throw it, and wrap it. */
    public static Exception unwrapped(Exception e) {
        boolean wrapped = e instanceof UncheckedIOException || e instanceof DirectoryIteratorException;
        return wrapped && e.getCause() instanceof IOException cause ? cause : e;
    }

    /** Returns the kind of trouble in one word of Java's, such as {@code AccessDenied}. */
    public static String kind(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "");
    }

    /** The system's own words stay beside ours: they are what an administrator looks for. */
    private static String withMeaning(String reason) {
        return switch (reason) {
            case "No space left on device" -> WORDS.say("disk-full", reason);
            case "Disk quota exceeded" -> WORDS.say("quota", reason);
            case "Read-only file system" -> WORDS.say("read-only", reason);
            case "Not a directory" -> WORDS.say("file-on-the-way", reason);
            case "File name too long" -> WORDS.say("too-long", reason);
            default -> reason;
        };
    }
}
