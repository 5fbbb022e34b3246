package org.stillcast.route;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.LoopDefinition;
import org.apache.camel.model.MulticastDefinition;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.PolicyDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.model.ToDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.inbox.Inbox;
import org.stillcast.intake.Intake;
import org.stillcast.reception.Reception;
import org.stillcast.reception.WaitingRoom;
import org.stillcast.remote.Workforce;
import org.stillcast.run.ProjectFactory;
import org.stillcast.run.SignsOfLife;
import org.stillcast.run.Tools;
import org.stillcast.run.Workbench;
import org.stillcast.settings.Settings;
import org.stillcast.settings.SettingsReader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The drawing of the routes in {@code docs/routes.md} is what Camel has of them. Red: routes have changed; what should
 * stand in the document is in {@code target/routes.md}.
 */
class RoutesDrawingTest {
    private static final Path DOCUMENT = Path.of("docs/routes.md");
    private static final String INDENT = "    ";
    private static final String FENCE = "```\n";

    @TempDir
    private Path folder;

    @Test
    void theDocumentDrawsTheRoutesAsTheyAre() throws Exception {
        List<String> drawings = routes(Workforce.NONE).stream()
                .map(RoutesDrawingTest::drawingOf)
                .toList();
        String withWorkers = routes(new Others()).stream()
                .map(RoutesDrawingTest::drawingOf)
                .filter(drawing -> !drawings.contains(drawing))
                .collect(Collectors.joining("\n"));
        String document = Files.readString(DOCUMENT);
        String expected = withFences(document, List.of(String.join("\n", drawings), withWorkers));

        Files.writeString(Path.of("target/routes.md"), expected);

        assertThat(document).isEqualTo(expected);
    }

    /** Returns a document with other texts between its fences. */
    private static String withFences(String document, List<String> texts) {
        Iterator<String> next = texts.iterator();
        return Pattern.compile("(?s)```\n.*?```\n")
                .matcher(document)
                .replaceAll(fence -> Matcher.quoteReplacement(FENCE + next.next() + FENCE));
    }

    /** Workers, of whom nobody is asked for anything here. */
    private static final class Others implements Workforce {
        @Override
        public boolean isThere() {
            return true;
        }
    }

    /** Tests, logs and people find a step by its id. */
    @Test
    void eachStepHasAName() throws Exception {
        assertThat(Stream.concat(routes(Workforce.NONE).stream(), routes(new Others()).stream())
                        .flatMap(route -> route.getOutputs().stream())
                        .flatMap(RoutesDrawingTest::withInner))
                .allSatisfy(step -> assertThat(step.hasCustomIdAssigned())
                        .as("%s %s has an id of its own", step.getShortName(), step.getId())
                        .isTrue());
    }

    private static Stream<ProcessorDefinition<?>> withInner(ProcessorDefinition<?> step) {
        return step instanceof OnExceptionDefinition
                ? Stream.of() // of a policy, drawn with the routes that it has steps for
                : Stream.concat(Stream.of(step), step.getOutputs().stream().flatMap(RoutesDrawingTest::withInner));
    }

    private List<RouteDefinition> routes(Workforce workforce) throws Exception {
        Map<String, String> told =
                Map.of("stillcast.completed-endpoint", "mock:completed", "stillcast.failed-endpoint", "mock:failed");
        Settings settings = new SettingsReader(told, Map.of(), folder).read();
        Tools tools = new Workbench(folder).tools(settings);
        Intake intake = new Intake(settings);
        Inbox inbox = new Inbox(settings.inbox(), tools.clock());
        Executor looks = Runnable::run;
        WaitingRoom room = new WaitingRoom(settings, inbox, intake, tools.clock(), looks, path -> {});
        Reception reception = new Reception(settings, inbox, room, tools.clock(), looks);
        StillcastRoutes routes =
                new StillcastRoutes(new ProjectFactory(intake, tools), tools, inbox, workforce, error -> {
                    throw error;
                });
        DefaultCamelContext context = new DefaultCamelContext();
        try {
            routes.addInboxTo(context, reception, room, new SignsOfLife());
            routes.addTo(context, outcome -> {});
            context.init(); // gives ids to those that have none
            return List.copyOf(context.getRouteDefinitions());
        } finally {
            context.stop();
        }
    }

    private static String drawingOf(RouteDefinition route) {
        StringBuilder drawing =
                new StringBuilder("%s: from %s%n".formatted(route.getRouteId(), address(route.getEndpointUrl())));
        String policies = route.getRouteConfigurationId();
        if (policies != null) {
            drawing.append("%spolicies: %s%n".formatted(INDENT, policies.replace(",", ", ")));
        }
        route.getOutputs().forEach(step -> draw(step, 1, drawing));
        return drawing.toString();
    }

    private static void draw(ProcessorDefinition<?> step, int depth, StringBuilder drawing) {
        if (step instanceof OnExceptionDefinition exception) {
            if (exception.getOutputs().stream().noneMatch(ProcessorDefinition::hasCustomIdAssigned)) {
                return;
            }
            drawing.append("%son failure%n".formatted(INDENT));
        } else {
            String name = INDENT.repeat(depth) + step.getId();
            drawing.append("%-52s%s".formatted(name, kind(step)).stripTrailing())
                    .append('\n');
        }
        step.getOutputs().forEach(inner -> draw(inner, depth + 1, drawing));
    }

    private static String kind(ProcessorDefinition<?> step) {
        if (step instanceof SplitDefinition split) {
            boolean parallel = Boolean.parseBoolean(split.getParallelProcessing());
            String aggregator = split.getAggregationStrategy();
            return (parallel ? "splitter, side by side" : "splitter, one after another")
                    + (aggregator == null ? "" : "; aggregator " + aggregator);
        } else if (step instanceof ToDefinition to) {
            return "to " + address(to.getEndpointUri());
        } else if (step instanceof EnrichDefinition enrich) {
            return "to " + address(enrich.getExpression().getExpression());
        } else if (step instanceof RecipientListDefinition<?> list) {
            return "to " + address(list.getExpression().getExpressionValue().toString());
        } else if (step instanceof FilterDefinition
                || step instanceof MulticastDefinition
                || step instanceof LoopDefinition
                || step instanceof PolicyDefinition) {
            return step.getShortName();
        }
        return "";
    }

    /** How an endpoint is configured is not drawn. */
    private static String address(String uri) {
        return uri.replaceFirst("[?].*", "").replace("://", ":");
    }
}
