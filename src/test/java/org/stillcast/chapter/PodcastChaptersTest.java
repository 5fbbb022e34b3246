package org.stillcast.chapter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PodcastChaptersTest {
    @Test
    void timesAreNumbersWithThreeDecimals() throws IOException {
        List<Chapter> chapters = List.of(
                new Chapter(0, 1, "first"),
                new Chapter(1, 61_500, "食べる \"to eat\"\n\uD83D\uDE00"),
                new Chapter(36_000_000, 36_000_020, ""));

        String json = written(chapters);

        assertThat(json.replaceAll("\\s*\n\\s*", " "))
                .isEqualTo("{ \"version\" : \"1.2.0\", \"chapters\" : [ "
                        + "{ \"startTime\" : 0.000, \"endTime\" : 0.001, \"title\" : \"first\" }, "
                        + "{ \"startTime\" : 0.001, \"endTime\" : 61.500, "
                        + "\"title\" : \"食べる \\\"to eat\\\"\\n\uD83D\uDE00\" }, "
                        + "{ \"startTime\" : 36000.000, \"endTime\" : 36000.020 } ] } ");
    }

    /** Jackson refuses it, as there is no UTF-8 for it. */
    @Test
    void aLoneSurrogateIsReplaced() throws IOException {
        String json = written(List.of(new Chapter(0, 1, "a\uD83Db")));

        assertThat(new ObjectMapper().readTree(json).at("/chapters/0/title").asText())
                .isEqualTo("a\uFFFDb");
    }

    private static String written(List<Chapter> chapters) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PodcastChapters.write(chapters, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
