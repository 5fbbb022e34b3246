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
import org.stillcast.run.Outcome;
import org.stillcast.settings.SettingsReader;

import static org.assertj.core.api.Assertions.assertThat;

class TellRouteTest extends CamelTestSupport {
    @TempDir
    private Path folder;

    /** As components do that send headers as text: a part may be larger than the memory. */
    @Test
    void aPartIsAFileWhoseTextIsItsPathAndNotAllThatIsInIt() throws Exception {
        Path part = Files.writeString(folder.resolve("book_part001.mp4"), "a whole video");
        Path result = Files.writeString(folder.resolve("book.json"), "{}");
        Map<String, String> endpoint = Map.of("stillcast.completed-endpoint", "mock:told");

        new ReceiverPolicy().addRouteConfigurationsToCamelContext(context());
        context().addRoutes(new TellRoute(new SettingsReader(endpoint, Map.of(), folder).read()));
        Outcome.Published project = new Outcome.Published(
                folder, "book", result, List.of(part), Optional.empty(), List.of(part), Optional.empty());

        template().sendBodyAndHeader("direct:" + TellRoute.COMPLETED, project, "ours", "no matter of theirs");

        Message told = getMockEndpoint("mock:told").getExchanges().get(0).getMessage();
        TypeConverter converter = context().getTypeConverter();
        assertThat(told.getHeaders()).containsOnlyKeys(TellRoute.ID, TellRoute.FOLDER, TellRoute.PARTS);
        assertThat(told.getBody(String.class)).isEqualTo("{}");
        List<?> parts = told.getHeader(TellRoute.PARTS, List.class);
        assertThat(parts).hasSize(1);
        assertThat(parts.get(0)).isInstanceOf(File.class).isEqualTo(part.toFile());
        assertThat(converter.convertTo(String.class, parts.get(0))).isEqualTo(part.toString());
        assertThat(converter.convertTo(byte[].class, parts.get(0))).asString().isEqualTo("a whole video");
    }
}
