package org.stillcast.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.stillcast.settings.InvalidSettingsException;
import org.stillcast.settings.Property;
import org.stillcast.settings.Settings;
import org.stillcast.settings.SettingsReader;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that all commands share. */
final class Options {
    /** Set by the launcher of the distribution: the folder that relative folders start at. */
    private static final String HOME_PROPERTY = "stillcast.home";

    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.log.org.stillcast";
    private static final String LOG_LEVEL_OF_OTHERS = "org.slf4j.simpleLogger.defaultLogLevel";

    @Option(names = "--inbox", paramLabel = "DIR", scope = ScopeType.INHERIT)
    private @Nullable Path inbox;

    @Option(
            names = {"-o", "--outbox"},
            paramLabel = "DIR",
            scope = ScopeType.INHERIT)
    private @Nullable Path outbox;

    @Option(names = "--temp", paramLabel = "DIR", scope = ScopeType.INHERIT)
    private @Nullable Path temp;

    @Option(names = "--media-root", paramLabel = "DIR", scope = ScopeType.INHERIT)
    private List<Path> mediaRoots = List.of();

    @Option(names = "--set", paramLabel = "KEY=VALUE", scope = ScopeType.INHERIT)
    private Map<String, String> properties = Map.of();

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT)
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT)
    private boolean verbose;

    /** Returns what people see of this run. */
    Console console() {
        return Console.open(quiet);
    }

    /** Makes the log as talkative as is asked for; for loggers that are made from now on. */
    void setLog() {
        if (verbose) {
            System.setProperty(LOG_LEVEL, "debug");
        } else if (quiet) {
            System.setProperty(LOG_LEVEL, "error");
            System.setProperty(LOG_LEVEL_OF_OTHERS, "error");
        }
    }

    /** Returns the folder that relative folders start at. */
    Path home() {
        return Path.of(System.getProperty(HOME_PROPERTY, "")).toAbsolutePath();
    }

    /** Reads the properties; these options win over all other sources. */
    Settings settings() throws InvalidSettingsException, IOException {
        return settings(Map.of());
    }

    /**
     * Does so for a command with options of its own.
     *
     * @param own full keys and values that these have set, which win even over {@code --set}
     */
    Settings settings(Map<String, String> own) throws InvalidSettingsException, IOException {
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.putAll(own);
        putFolder(all, Property.INBOX, inbox);
        putFolder(all, Property.OUTBOX, outbox);
        putFolder(all, Property.TEMP, temp);
        Settings settings = new SettingsReader(all, System.getenv(), home()).read();
        return mediaRoots.isEmpty()
                ? settings
                : settings.withMediaRoots(mediaRoots.stream()
                        .map(root -> root.toAbsolutePath().normalize())
                        .toList());
    }

    /** Tells whether there are media roots that another run knows only if it is told of them, too. */
    boolean hasMediaRoots() {
        return !mediaRoots.isEmpty();
    }

    /** An option is typed in a folder, and means what it would mean to any other program there. */
    private static void putFolder(Map<String, String> all, Property<Path> property, @Nullable Path folder) {
        if (folder != null) {
            all.put(property.key(), folder.toAbsolutePath().toString());
        }
    }
}
