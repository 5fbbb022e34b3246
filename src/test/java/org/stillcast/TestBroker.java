package org.stillcast;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** A broker as the official one is set up in the first place, without users. */
@SuppressWarnings("try") // the server lets an interruption through
public final class TestBroker implements AutoCloseable {
    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final Path store;
    private final int port;

    /**
     * Starts one.
     *
     * @param store folder of what it keeps; another one that is started with it has all of that
     */
    public TestBroker(Path store, int port) throws Exception {
        this.store = store;
        this.port = port;
        Configuration configuration = new ConfigurationImpl()
                .setSecurityEnabled(false)
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDatasync(false)
                .setBindingsDirectory(store.resolve("bindings").toString())
                .setJournalDirectory(store.resolve("journal").toString())
                .setLargeMessagesDirectory(store.resolve("large").toString())
                .setPagingDirectory(store.resolve("paging").toString())
                .setJournalFileSize(1 << 20)
                .setGracefulShutdownEnabled(false)
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port)
                .addAddressSetting(
                        "#",
                        new AddressSettings()
                                .setMaxSizeBytes(10L << 20)
                                .setPageSizeBytes(1 << 20)
                                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE));
        server.setConfiguration(configuration);
        server.start();
    }

    /** Starts one at any free port. */
    public static TestBroker anywhere(Path store) throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            socket.close();
            return new TestBroker(store, socket.getLocalPort());
        }
    }

    /** Starts another one in its place, with what it has kept. */
    public TestBroker restarted() throws Exception {
        close();
        return new TestBroker(store, port);
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    /** Returns how many messages a queue has, those that are in hand too. */
    public long messages(String queue) {
        Queue found = server.getActiveMQServer().locateQueue(SimpleString.of(queue));
        return found == null ? 0 : found.getMessageCount();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    /** Runs one until it is killed. */
    public static void main(String[] arguments) throws Exception {
        try (TestBroker broker = new TestBroker(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            System.out.println("Broker ready at " + broker.url());
            TimeUnit.DAYS.sleep(1);
        }
    }
}
