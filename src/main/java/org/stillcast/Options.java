package org.stillcast;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    @Option(
            names = "--inbox",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder that is watched for manifests.")
    private @Nullable Path inbox;

    @Option(
            names = {"-o", "--outbox"},
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder that finished parts appear in.")
    private @Nullable Path outbox;

    @Option(
            names = "--temp",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder for segments while a project is worked on.")
    private @Nullable Path temp;

    @Option(
            names = "--media-root",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "A further folder that clips and pictures may lie in; may be given several times.")
    private List<Path> mediaRoots = List.of();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "Sets a property, such as stillcast.split-every=15m; may be given several times.")
    private Map<String, String> properties = Map.of();

    /** Returns the folder that relative folders start at. */
    Path home() {
        return Path.of(System.getProperty(HOME_PROPERTY, "")).toAbsolutePath();
    }

    /** Reads the properties; these options win over all other sources. */
    Settings settings() throws InvalidSettingsException, IOException {
        Map<String, String> all = new LinkedHashMap<>(properties);
        putFolder(all, Property.INBOX, inbox);
        putFolder(all, Property.OUTBOX, outbox);
        putFolder(all, Property.TEMP, temp);
        Settings settings = new SettingsReader(all, System.getenv(), home()).read();
        return mediaRoots.isEmpty()
                ? settings
                : settings.withMediaRoots(
                        mediaRoots.stream().map(Path::toAbsolutePath).collect(Collectors.toList()));
    }

    /** An option is typed in a folder, and means what it would mean to any other program there. */
    private static void putFolder(Map<String, String> all, Property property, @Nullable Path folder) {
        if (folder != null) {
            all.put(property.key(), folder.toAbsolutePath().toString());
        }
    }
}
