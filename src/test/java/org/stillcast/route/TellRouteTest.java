package org.stillcast.route;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.camel.Message;
import org.apache.camel.TypeConverter;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillcast.delivery.Delivery;
import org.stillcast.delivery.Receiver;
import org.stillcast.delivery.Recipient;
import org.stillcast.delivery.RefusedException;
import org.stillcast.settings.SettingsReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TellRouteTest extends CamelTestSupport {
    private static final String ID = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    private Map<Recipient, Receiver> receivers() throws Exception {
        Map<String, String> endpoints =
                Map.of("stillcast.completed-endpoint", "mock:told", "stillcast.failed-endpoint", "mock:told");
        TellRoute routes = new TellRoute(new SettingsReader(endpoints, Map.of(), folder).read());
        new ReceiverPolicy().addRouteConfigurationsToCamelContext(context());
        context().addRoutes(routes);
        return routes.receivers(context());
    }

    private Receiver receiver() throws Exception {
        return Optional.ofNullable(receivers().get(Recipient.COMPLETED_ENDPOINT))
                .orElseThrow();
    }

    private Delivery completed() {
        return new Delivery(
                Delivery.Kind.COMPLETED,
                ID,
                "2026-11-24T12:00:00Z",
                "book",
                List.of("book"),
                folder.toString(),
                List.of(folder.resolve("book_part001.mp4").toString()),
                folder.resolve("book.json").toString());
    }

    /** As components do that send headers as text: a part may be larger than the memory. */
    @Test
    void aPartIsAFileWhoseTextIsItsPathAndNotAllThatIsInIt() throws Exception {
        Path part = Files.writeString(folder.resolve("book_part001.mp4"), "a whole video");
        Files.writeString(folder.resolve("book.json"), "{}");

        receiver().take(completed());

        Message told = getMockEndpoint("mock:told").getExchanges().get(0).getMessage();
        TypeConverter converter = context().getTypeConverter();
        assertThat(told.getHeaders())
                .containsOnlyKeys(TellRoute.ID, TellRoute.FOLDER, TellRoute.PARTS, TellRoute.DELIVERY, TellRoute.TIME)
                .containsEntry(TellRoute.DELIVERY, ID)
                .containsEntry(TellRoute.TIME, "2026-11-24T12:00:00Z");
        assertThat(told.getBody(String.class)).isEqualTo("{}");
        List<?> parts = told.getHeader(TellRoute.PARTS, List.class);
        assertThat(parts).hasSize(1);
        assertThat(parts.get(0)).isInstanceOf(File.class).isEqualTo(part.toFile());
        assertThat(converter.convertTo(String.class, parts.get(0))).isEqualTo(part.toString());
        assertThat(converter.convertTo(byte[].class, parts.get(0))).asString().isEqualTo("a whole video");
    }

    /** The outbox may be on a share that comes back. */
    @Test
    void nobodyIsToldOfAResultThatIsNotThere() throws Exception {
        Receiver receiver = receiver();

        assertThatThrownBy(() -> receiver.take(completed()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the result is not there: " + folder.resolve("book.json"));
        assertThat(getMockEndpoint("mock:told").getExchanges()).isEmpty();
    }

    /** So that what it is told of a project comes in order. */
    @Test
    void oneAddressForBothKindsIsOneReceiver() throws Exception {
        Map<Recipient, Receiver> receivers = receivers();

        assertThat(receivers.get(Recipient.FAILED_ENDPOINT)).isSameAs(receivers.get(Recipient.COMPLETED_ENDPOINT));
    }
}
