package org.stillcast.remote;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    static final List<String> ORDERS = List.of(SEGMENTS, PARTS);

    /** Orders that nobody could carry out, for people to look at. */
    static final String DEAD = "stillcast.dead";

    /** A topic: each daemon hears all workers. */
    static final String WORKERS = "stillcast.workers";

    private static final String ANSWERS = "stillcast.answers.";

    /** Properties of orders, by which the broker picks some of them. */
    static final String SITE = "site";

    /** What all orders of a project, and their answers, have in common that are given in one go. */
    static final String RUN = "run";

    /** Of two messages with the same one the broker takes the first; Artemis' own. */
    static final String DUPLICATE = "_AMQ_DUPL_ID";

    /** How often it could not be carried out so far. */
    static final String FAILURES = "failures";

    /** Which delivery of it this is, from 1; Jakarta Messaging's own. */
    static final String DELIVERIES = "JMSXDeliveryCount";

    private static final Pattern ADDRESS = Pattern.compile("tcp://(?:[^@/?,)]*@)?([^@/?,)]+)");

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);

    static Broker of(Settings settings) {
        return new Broker(
                settings.broker().orElseThrow(),
                settings.brokerUser().orElse(""),
                settings.brokerPassword().orElse(""));
    }

    /** What a connection is for. */
    enum Intake {
        /** Orders, one at a time: what is not in hand is for others. */
        ONE_BY_ONE,
        /** Answers, and whatever else comes. */
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

    /**
     * Connects; if the connection breaks it is not mended, and all that is done with it fails. No sending waits for the broker's disk: a
     * worker's transaction does so when it is committed, and what a daemon has sent in vain is sent again with the next connection.
     */
    Line connect(Intake intake) throws JMSException {
        ActiveMQConnectionFactory factory = factory();
        try {
            factory.setReconnectAttempts(0);
            factory.setInitialConnectAttempts(1);
            factory.setCallTimeout(CALL_TIMEOUT.toMillis());
            factory.setUseTopologyForLoadBalancing(false);
            factory.setBlockOnDurableSend(false);
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

    /** What is wrong with the URL is not repeated: it may have a password in it. */
    private ActiveMQConnectionFactory factory() throws JMSException {
        try {
            return new ActiveMQConnectionFactory(url);
        } catch (RuntimeException e) {
            throw new JMSException("stillcast.broker has parameters that Artemis' client does not take ("
                    + e.getClass().getSimpleName() + ")");
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

    /** Names hosts and ports alone: what else a URL may have in it is not for the log. */
    @Override
    public String toString() {
        return ADDRESS.matcher(url)
                .results()
                .map(host -> "tcp://" + host.group(1))
                .collect(Collectors.joining(", "));
    }
}
