package org.stillcast.route;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelLifecycleStrategy;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.files.FileTrouble;

/** The folder with people's own routes in YAML, loaded beside ours; the folder may be missing. */
final class RoutesFolder {
    private static final Logger LOG = LoggerFactory.getLogger(RoutesFolder.class);

    private static final Pattern CALLED = Pattern.compile("(direct|seda):");

    private final Path folder;

    RoutesFolder(Path folder) {
        this.folder = folder;
    }

    /** Loads file by file: one that is broken is reported by name and keeps nothing else from running. */
    void loadInto(CamelContext context) {
        for (Path file : files()) {
            try {
                load(file, context);
            } catch (IOException e) {
                LOG.error("{} is not loaded: {}", file, FileTrouble.reason(e));
            }
        }
    }

    /** Does so, and starts those routes only that begin with an address which somebody in this context sends to. */
    void loadCalledInto(CamelContext context) {
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        ModelLifecycleStrategy called = new ModelLifecycleStrategySupport() {
            @Override
            public void onAddRouteDefinition(RouteDefinition route) {
                if (!CALLED.matcher(route.getEndpointUrl()).lookingAt()) {
                    route.setAutoStartup("false");
                }
            }
        };
        model.addModelLifecycleStrategy(called);
        loadInto(context);
        model.removeModelLifecycleStrategy(called);
    }

    private static void load(Path file, CamelContext context) throws IOException {
        byte[] content = Files.readAllBytes(file);
        try {
            String name = file.getFileName().toString();
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromBytes(name, content));
            LOG.info("Loaded routes of {}", file);
        } catch (Exception | LinkageError e) { // whatever a loader throws is the file's fault
            List<String> lines =
                    new String(content, StandardCharsets.UTF_8).lines().toList();
            LOG.error("{} is not loaded: {}", file, new YamlFault(e, lines).sentence());
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(RoutesFolder::isYaml).sorted().toList();
        } catch (IOException e) {
            LOG.error("{} cannot be listed: {}", folder, FileTrouble.reason(e));
            return List.of();
        }
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml"));
    }
}
