package org.stillcast.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.ApiDescription;
import org.stillcast.Run;
import org.stillcast.TestMedia;
import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Intake;
import org.stillcast.outbox.Outbox;
import org.stillcast.process.Ffmpeg;
import org.stillcast.process.ParentDeathSignal;
import org.stillcast.run.Tools;
import org.stillcast.settings.Settings;
import org.stillcast.settings.SettingsReader;
import org.stillcast.slide.Fonts;
import org.stillcast.status.StatusBoard;

import static org.assertj.core.api.Assertions.assertThat;

class RoutesTest {
    /** What is only for browsers. */
    private static final Set<HttpMethod> UNDESCRIBED = Set.of(HttpMethod.HEAD);

    @Test
    void theDescriptionHasEachRouteAndNoOther(@TempDir Path home) throws Exception {
        for (String name : List.of("inbox", "outbox", "temp")) {
            Files.createDirectory(home.resolve(name));
        }
        Settings settings = new SettingsReader(Map.of("stillcast.http-port", "0"), Map.of(), home).read();
        Clock clock = Clock.systemUTC();
        Ffmpeg ffmpeg = new Ffmpeg(TestMedia.ffmpeg(), Duration.ofSeconds(60), ParentDeathSignal.of(Map.of()));
        Tools tools = new Tools(
                settings, new Outbox(settings.outbox()), ffmpeg, "4", "1", new Fonts(List.of()), clock, event -> {});
        CamelContext context = new DefaultCamelContext();
        try {
            context.start();
            new WebPart(tools, new Intake(settings), Run.RETHROW)
                    .addTo(
                            context,
                            new Inbox(settings.inbox(), clock),
                            () -> new StatusBoard(settings, clock).live(List.of(), List.of()));

            Set<String> routes = VertxPlatformHttpRouter.lookup(context, "platform-http-router-0").getRoutes().stream()
                    .flatMap(RoutesTest::operations)
                    .filter(operation -> !PageFiles.isOne(operation.replaceFirst(".* ", "")))
                    .collect(Collectors.toSet());

            assertThat(routes).isEqualTo(new ApiDescription().operations());
        } finally {
            context.stop();
        }
    }

    private static Stream<String> operations(Route route) {
        if (route.getPath() == null) {
            return Stream.empty(); // stands before all of them
        }
        return Optional.ofNullable(route.methods()).orElse(Set.of(HttpMethod.valueOf("ANY"))).stream()
                .filter(method -> !UNDESCRIBED.contains(method))
                .map(method -> method.name() + " " + described(route.getPath()));
    }

    private static String described(String path) {
        String rest = path.startsWith("/files/") ? "{file}" : "{path}";
        return path.replaceAll(":(\\w+)", "{$1}").replaceFirst("(.)/$", "$1/" + rest);
    }
}
