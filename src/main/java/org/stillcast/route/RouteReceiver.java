package org.stillcast.route;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.util.URISupport;
import org.stillcast.delivery.Delivery;
import org.stillcast.delivery.Receiver;
import org.stillcast.delivery.Recipient;
import org.stillcast.delivery.RefusedException;

/** Somebody behind an endpoint, who is told by the routes of {@link TellRoute}. */
final class RouteReceiver implements Receiver {
    private final CamelContext context;
    private final ProducerTemplate template;
    private final String uri;
    private final String shown;
    private final Recipient.Audience audience;

    /**
     * @param uri of the endpoint
     */
    RouteReceiver(CamelContext context, String uri, Recipient.Audience audience) {
        this.context = context;
        this.uri = uri;
        this.audience = audience;
        template = context.createProducerTemplate();
        shown = URISupport.sanitizeUri(uri).replaceFirst("^(seda:stillcast-[a-z]+)[?].*", "$1");
    }

    @Override
    public String name() {
        return shown;
    }

    /** An endpoint is, also while it is down. */
    @Override
    public boolean isThere() {
        if (audience == Recipient.Audience.ENDPOINT) {
            return true;
        }
        SedaEndpoint endpoint = context.getEndpoint(uri, SedaEndpoint.class);
        return endpoint.getQueue() != null && endpoint.getQueueReference().hasConsumers();
    }

    @Override
    public void take(Delivery message) throws RefusedException, InterruptedException {
        String address = "direct:" + TellRoute.address(Recipient.of(message.kind(), audience));
        Throwable fault;
        try {
            Exchange told =
                    template.send(address, exchange -> exchange.getMessage().setBody(message));
            fault = told.getException();
        } catch (RuntimeException | LinkageError e) { // whatever Camel, or somebody's component, makes of that address
            fault = e;
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (fault != null) {
            throw new RefusedException(reason(fault), fault);
        }
    }

    /** What Camel has put around it says nothing, its number is another for each try, and passwords are not for the log. */
    private String reason(Throwable fault) {
        boolean wrapped = fault instanceof CamelExecutionException && fault.getCause() != null;
        String said = String.valueOf(wrapped ? fault.getCause() : fault);
        String same = said.replace(uri, shown).replaceAll("Exchange\\[[0-9A-F-]+\\]", "Exchange");
        return URISupport.sanitizeUri(same);
    }
}
