package org.stillcast.route;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.ExpressionBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.stillcast.delivery.Delivery;
import org.stillcast.delivery.Receiver;
import org.stillcast.delivery.Recipient;
import org.stillcast.fault.UnfitLibrary;
import org.stillcast.settings.Settings;

import static org.apache.camel.builder.endpoint.StaticEndpointBuilders.direct;

/**
 * A {@link Delivery} in, a message about the project for other routes out: to those that listen on an address of ours, or to the
 * endpoint that the settings name. Each {@link Recipient} has a route, which ends when the message was taken, and fails
 * otherwise.
 */
final class TellRoute extends RouteBuilder {
    /** Header: the project's id, a text. */
    static final String ID = "stillcastId";
    /** Header: the project's folder in the outbox, a text. */
    static final String FOLDER = "stillcastFolder";
    /** Header: the finished parts in order, a list of {@link File}, of which text is made of their paths. */
    static final String PARTS = "stillcastParts";
    /** Header: what tells this message from others, a text; the same when it is told again. */
    static final String DELIVERY = "stillcastDelivery";
    /** Header: when the project has ended, a text in ISO 8601. */
    static final String TIME = "stillcastTime";

    /** Whoever is told again after a crash has not done with it before. With nobody there Camel 4.17 would wait for ever. */
    private static final String WAITING =
            "multipleConsumers=true&failIfNoConsumers=true&waitForTaskToComplete=Always&timeout=0";

    private final Settings settings;

    TellRoute(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void configure() {
        PartFile.addTo(getContext().getTypeConverterRegistry());
        for (Recipient recipient : Recipient.values()) {
            uri(recipient).ifPresent(uri -> tell(recipient, uri));
        }
    }

    /** The endpoint is looked up when it is told: one that does not exist keeps nothing else from running. */
    private void tell(Recipient recipient, String uri) {
        // spotless:off
        from(direct(address(recipient))).routeId(address(recipient)).routeConfigurationId(ReceiverPolicy.ID)
            .process(TellRoute::describe).id("describe-for-" + recipient.word())
            .process(exchange -> lookUp(uri)).id("look-up-" + recipient.word())
            .recipientList(ExpressionBuilder.constantExpression(uri), "false").id("hand-to-" + recipient.word());
        // spotless:on
    }

    /** An error that comes of it would have Camel 4.17 lose count of what is on its way, once for each try. */
    private void lookUp(String uri) throws IOException {
        try {
            getContext().getEndpoint(uri);
        } catch (LinkageError e) {
            throw new IOException(UnfitLibrary.sentence(e), e);
        }
    }

    /** Returns the name of the address that takes the deliveries for a recipient. */
    static String address(Recipient recipient) {
        return "tell-" + recipient.word();
    }

    private Optional<String> uri(Recipient recipient) {
        return switch (recipient) {
            case COMPLETED_ENDPOINT -> settings.completedEndpoint();
            case FAILED_ENDPOINT -> settings.failedEndpoint();
            case COMPLETED_LISTENERS, FAILED_LISTENERS ->
                Optional.of("seda:stillcast-%s?%s".formatted(recipient.kind().word(), WAITING));
        };
    }

    /**
     * Returns who takes what is told by these routes, for each recipient that there is; the same one for all that are told at
     * one address.
     */
    Map<Recipient, Receiver> receivers(CamelContext context) {
        Map<String, Receiver> byUri = new HashMap<>();
        Map<Recipient, Receiver> receivers = new EnumMap<>(Recipient.class);
        for (Recipient recipient : Recipient.values()) {
            uri(recipient)
                    .ifPresent(uri -> receivers.put(
                            recipient,
                            byUri.computeIfAbsent(uri, any -> new RouteReceiver(context, uri, recipient.audience()))));
        }
        return receivers;
    }

    private static void describe(Exchange exchange) throws FileNotFoundException {
        describe(exchange.getMessage().getBody(Delivery.class), exchange);
    }

    /** Makes the message that a delivery stands for: headers that an exchange has come with are no matter of others. */
    static void describe(Delivery delivery, Exchange exchange) throws FileNotFoundException {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(content(delivery));
        message.setHeader(ID, delivery.project());
        message.setHeader(FOLDER, delivery.folder());
        message.setHeader(PARTS, delivery.parts().stream().map(PartFile::new).toList());
        message.setHeader(DELIVERY, delivery.id());
        message.setHeader(TIME, delivery.time());
    }

    /** The result file, which Camel turns into text where text is wanted, or the report. */
    private static Object content(Delivery delivery) throws FileNotFoundException {
        if (delivery.kind() == Delivery.Kind.FAILED) {
            return delivery.content();
        }
        File result = new File(delivery.content());
        if (!result.isFile()) { // who is told would have to make do with the name
            throw new FileNotFoundException("the result is not there: " + result);
        }
        return result;
    }
}
