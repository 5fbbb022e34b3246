import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;

/**
 * Asks a broker what is in Stillcast's queues, every so many milliseconds until it is ended, or once for 0.
 *
 * <p>Each answer is a line: messages in {@code stillcast.segments}, of these in workers' hands, messages in {@code stillcast.parts}, in
 * {@code stillcast.answers.*} and in {@code stillcast.dead}, and bytes that these addresses take in the broker's memory. A queue that is
 * not there has 0.
 */
final class Queues {
    private final ClientSession session;
    private final ClientRequestor broker;

    private Queues(ClientSession session) throws Exception {
        this.session = session;
        this.broker = new ClientRequestor(session, "activemq.management");
    }

    public static void main(String[] arguments) throws Exception {
        long pause = Long.parseLong(arguments[1]);
        try (ServerLocator locator = ActiveMQClient.createServerLocator(arguments[0]);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession()) {
            session.start();
            Queues queues = new Queues(session);
            do {
                System.out.println(queues.line());
                TimeUnit.MILLISECONDS.sleep(pause);
            } while (pause > 0);
        }
    }

    private String line() throws Exception {
        List<String> ours = new ArrayList<>();
        for (Object name : (Object[]) ask("broker", "queueNames")) {
            if (name.toString().startsWith("stillcast.")) {
                ours.add(name.toString());
            }
        }
        long bytes = 0;
        long answers = 0;
        for (String name : ours) {
            bytes += number("address." + name, "addressSize");
            answers += name.startsWith("stillcast.answers.") ? number("queue." + name, "messageCount") : 0;
        }
        long[] all = {
            count(ours, "stillcast.segments", "messageCount"), count(ours, "stillcast.segments", "deliveringCount"),
            count(ours, "stillcast.parts", "messageCount"), answers, count(ours, "stillcast.dead", "messageCount"), bytes
        };
        return String.join(" ", Arrays.stream(all).mapToObj(Long::toString).toList());
    }

    private long count(List<String> there, String queue, String which) throws Exception {
        return there.contains(queue) ? number("queue." + queue, which) : 0;
    }

    /** A queue may go between the list and the question. */
    private long number(String resource, String attribute) throws Exception {
        return ask(resource, attribute) instanceof Number found ? found.longValue() : 0;
    }

    private Object ask(String resource, String attribute) throws Exception {
        ClientMessage question = session.createMessage(false);
        ManagementHelper.putAttribute(question, resource, attribute);
        return ManagementHelper.getResult(broker.request(question));
    }
}
