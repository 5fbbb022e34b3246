package org.stillcast.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names that nobody else has: the one that is wanted or, where there is a file of that name, one with the time before its
 * extension. Found by trying to get them, so that no file is ever replaced.
 */
public final class FreeName {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);

    private static final Pattern STAMPED = Pattern.compile("-\\d{8}-\\d{6}-\\d{3}(-\\d+)?(?=[.][^.]*$|$)");

    private final Clock clock;

    public FreeName(Clock clock) {
        this.clock = clock;
    }

    /** Gives a file the name that is wanted, or one with the time, and returns it. */
    public Path rename(Path source, Path wanted) throws IOException {
        return rename(source, wanted, 0);
    }

    /** Gives a file a name with the time, and returns it. */
    public Path renameWithTime(Path source, Path name) throws IOException {
        return rename(source, name, 1);
    }

    private Path rename(Path source, Path wanted, int firstTry) throws IOException {
        for (int tries = firstTry; ; tries++) {
            Path free = tries == 0 ? wanted : withTime(wanted, tries, Files.isDirectory(source));
            try {
                WholeFiles.renameNew(source, free);
                return free;
            } catch (FileAlreadyExistsException e) {
                // somebody has that name, so the next one is tried
            }
        }
    }

    /** Returns the name that was wanted for a file, whether it got that or one with the time. */
    public static String wanted(String name) {
        return STAMPED.matcher(name).replaceFirst("");
    }

    private Path withTime(Path wanted, int number, boolean isFolder) {
        String name = wanted.getFileName().toString();
        int dot = isFolder || name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
        String stamp = STAMP.format(LocalDateTime.now(clock)) + (number == 1 ? "" : "-" + number);
        return wanted.resolveSibling(name.substring(0, dot) + "-" + stamp + name.substring(dot));
    }
}
