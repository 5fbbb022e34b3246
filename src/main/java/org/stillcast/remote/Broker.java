package org.stillcast.remote;

import java.time.Duration;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.stillcast.settings.Settings;

/**
 * The broker that orders and answers go through, and what its queues are called.
 *
 * @param url as the client of Artemis takes it
 * @param user empty for none
 */
record Broker(String url, String user, String password) {
    static final String SEGMENTS = "stillcast.segments";
    static final String PARTS = "stillcast.parts";

    /** Orders that nobody could carry out, for people to look at. */
    static final String DEAD = "stillcast.dead";

    /** A topic: each daemon hears all workers. */
    static final String WORKERS = "stillcast.workers";

    private static final String ANSWERS = "stillcast.answers.";

    /** Properties of orders, by which the broker picks some of them. */
    static final String SITE = "site";

    static final String RUN = "run";

    /** How often it could not be carried out so far. */
    static final String FAILURES = "failures";

    /** How often it was delivered, the present time too; Jakarta Messaging's own. */
    static final String DELIVERIES = "JMSXDeliveryCount";

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);

    static Broker of(Settings settings) {
        return new Broker(
                settings.broker().orElseThrow(),
                settings.brokerUser().orElse(""),
                settings.brokerPassword().orElse(""));
    }

    /** Who takes messages, and how many before he asks for them. */
    enum Intake {
        /** One at a time: what is not in hand is for others. */
        ONE_BY_ONE,
        /** As they come. */
        AT_ONCE
    }

    /** A connection, with all that ends with it. */
    record Line(ActiveMQConnectionFactory factory, Connection connection) implements AutoCloseable {
        @Override
        public void close() throws JMSException {
            try (factory) {
                connection.close();
            }
        }
    }

    /** Connects; if the connection breaks it is not mended, and all that is done with it fails. */
    Line connect(Intake intake) throws JMSException {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
        try {
            factory.setReconnectAttempts(0);
            factory.setInitialConnectAttempts(1);
            factory.setCallTimeout(CALL_TIMEOUT.toMillis());
            factory.setUseTopologyForLoadBalancing(false);
            if (intake == Intake.ONE_BY_ONE) {
                factory.setConsumerWindowSize(0);
            }
            Connection connection =
                    user.isEmpty() ? factory.createConnection() : factory.createConnection(user, password);
            return new Line(factory, connection);
        } catch (JMSException | RuntimeException e) {
            factory.close();
            throw e;
        }
    }

    /** Returns the queue of the answers to a daemon. */
    static Queue answers(Session session, String site) throws JMSException {
        return session.createQueue(ANSWERS + site);
    }

    static Topic workers(Session session) throws JMSException {
        return session.createTopic(WORKERS);
    }

    /** Returns what picks the messages that have some value of a property. */
    static String selector(String property, String value) {
        return "%s = '%s'".formatted(property, value);
    }

    /** Returns a message with something as JSON. */
    static TextMessage message(Session session, Object body) throws JMSException {
        try {
            return session.createTextMessage(Json.MAPPER.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it has no JSON", e);
        }
    }

    /** Returns the text of a message; nothing but text is looked at, so that an object of somebody else's is never made. */
    static String text(Message message) throws JMSException {
        String text = message instanceof TextMessage known ? known.getText() : null;
        return text == null ? "" : text;
    }

    /** Without what a URL may have in it that is not for the log. */
    @Override
    public String toString() {
        return url.replaceAll("[?][^,)]*", "");
    }
}
