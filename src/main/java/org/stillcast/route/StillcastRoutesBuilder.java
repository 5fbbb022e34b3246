package org.stillcast.route;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.delivery.Deliveries;
import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Intake;
import org.stillcast.remote.Workforce;
import org.stillcast.run.ProjectFactory;
import org.stillcast.run.RunLog;
import org.stillcast.run.Tools;
import org.stillcast.settings.InvalidSettingsException;
import org.stillcast.settings.Settings;
import org.stillcast.settings.SettingsReader;

/**
 * Stillcast in somebody else's Camel context:
 *
 * <pre>{@code
 * context.addRoutes(StillcastRoutesBuilder.with(Map.of("stillcast.outbox", "videos", "stillcast.temp", "videos-temp")));
 * context.start();
 * File result = context.createProducerTemplate().requestBody("direct:stillcast-render", manifest, File.class);
 * }</pre>
 *
 * All of it stops with the context, which cannot be started again then; nothing is left behind in the program, and an {@link
 * Error} ends Stillcast and not the program. {@code docs/chaining.md} has the addresses.
 */
public final class StillcastRoutesBuilder implements RoutesBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(StillcastRoutesBuilder.class);

    private final Settings settings;

    StillcastRoutesBuilder(Settings settings) {
        this.settings = settings;
    }

    /**
     * Returns what adds the routes.
     *
     * @param properties {@code stillcast.*} keys and values; what is not among them has its default, whatever the environment or a
     *     file says. Relative folders start at the current folder
     * @throws InvalidSettingsException if one is unknown or has a value that it cannot have
     */
    public static StillcastRoutesBuilder with(Map<String, String> properties) throws InvalidSettingsException {
        return new StillcastRoutesBuilder(SettingsReader.settingsOf(properties, Path.of("")));
    }

    /**
     * Adds the routes; what is waiting to be told to others is told when the context has started.
     *
     * @throws IOException if the folders cannot be made, or there is no ffmpeg that can be used
     */
    @Override
    public void addRoutesToCamelContext(CamelContext context) throws Exception {
        Tools tools = Tools.of(settings, new RunLog());
        Inbox inbox = new Inbox(settings.inbox(), tools.clock());
        ProjectFactory projects = new ProjectFactory(new Intake(settings, tools.fonts()), tools);
        StillcastRoutes routes = new StillcastRoutes(projects, tools, inbox, Workforce.NONE, error -> {
            LOG.error("Stillcast cannot go on in this Camel context; what is finished is kept", error);
            tools.ffmpeg().stopAll();
        });
        Deliveries deliveries = routes.addTo(context, tools.listener());
        if (context.isStarted()) {
            deliveries.start();
        } else {
            context.addLifecycleStrategy(new LifecycleStrategySupport() {
                @Override
                public void onContextStarted(CamelContext started) {
                    deliveries.start();
                }
            });
        }
    }

    /** There are none. */
    @Override
    public void addTemplatedRoutesToCamelContext(CamelContext context) {}

    /** They cannot be changed while they run. */
    @Override
    public Set<String> updateRoutesToCamelContext(CamelContext context) {
        return Set.of();
    }
}
