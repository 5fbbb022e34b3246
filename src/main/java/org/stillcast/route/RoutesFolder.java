package org.stillcast.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder with people's own routes in YAML, loaded beside ours; the folder may be missing. */
final class RoutesFolder {
    private static final Logger LOG = LoggerFactory.getLogger(RoutesFolder.class);

    private final Path folder;

    RoutesFolder(Path folder) {
        this.folder = folder;
    }

    /** Loads file by file: one that is broken is reported by name and keeps nothing else from running. */
    void loadInto(CamelContext context) {
        for (Path file : files()) {
            try {
                PluginHelper.getRoutesLoader(context)
                        .loadRoutes(ResourceHelper.fromBytes(file.getFileName().toString(), Files.readAllBytes(file)));
                LOG.info("Loaded routes of {}", file);
            } catch (Exception | LinkageError e) { // whatever a loader throws is the file's fault
                LOG.error("{} is not loaded: {}", file, firstLine(e));
            }
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(RoutesFolder::isYaml).sorted().toList();
        } catch (IOException e) {
            LOG.error("{} cannot be listed: {}", folder, e.toString());
            return List.of();
        }
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }

    private static String firstLine(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.toString());
    }
}
