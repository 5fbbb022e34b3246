package org.stillcast.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillcast.files.Checksum;
import org.stillcast.files.Fingerprint;
import org.stillcast.loudness.LevelRule;
import org.stillcast.loudness.Levelling;
import org.stillcast.timeline.Take;
import org.stillcast.timeline.TakeLevel;
import org.stillcast.work.JoinOrder;
import org.stillcast.work.LevelOrder;
import org.stillcast.work.Order;
import org.stillcast.work.PartFault;
import org.stillcast.work.SegmentOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Orders and answers as they go through a broker that may send anything. */
class MessagesTest {
    @TempDir
    private Path folder;

    private Site there;

    @BeforeEach
    void makeSite() throws Exception {
        there = new Site(folder.toRealPath(), Map.of());
    }

    private Order received(Record message, Site here) throws BadOrderException, IOException {
        String text = Json.MAPPER.writeValueAsString(message);
        return message instanceof PartMessage
                ? Json.MAPPER.readValue(text, PartMessage.class).order(here.folders, Site.FFMPEG)
                : Json.MAPPER.readValue(text, SegmentMessage.class).order(here.folders, Site.FFMPEG);
    }

    @Test
    void anOrderForAClipArrivesAsItWasGivenButForTemporaryNames() throws Exception {
        SegmentOrder given = there.segment("食べる");

        SegmentOrder arrived =
                (SegmentOrder) received(Job.of(given, there.folders).body(), there);

        assertThat(arrived)
                .usingRecursiveComparison()
                .ignoringFields("target", "temporary", "sketch", "sketchTemporary")
                .isEqualTo(given);
        assertThat(List.of(arrived.target(), arrived.temporary(), arrived.sketch(), arrived.sketchTemporary()))
                .doesNotContain(given.target(), given.temporary(), given.sketch(), given.sketchTemporary())
                .allSatisfy(file ->
                        assertThat(file.getParent()).isEqualTo(given.target().getParent()));
    }

    @Test
    void anOrderToLevelOneArrivesAsItWasGiven() throws Exception {
        SegmentOrder plain = there.segment("1");
        SegmentOrder segment = new SegmentOrder(
                plain.position(),
                plain.clip(),
                plain.rendering(),
                plain.fingerprint(),
                plain.layout(),
                Optional.empty(),
                plain.target(),
                plain.temporary(),
                plain.sketch(),
                plain.sketchTemporary(),
                plain.timeLimit(),
                Optional.of(new LevelRule.ByGain(-125)),
                false);
        Take take = new Take(Site.PRINT, 480, 2, Optional.of("odd"))
                .withLevel(new TakeLevel(-2000, -100, 0, Optional.of("quiet")));
        LevelOrder given = new LevelOrder(
                segment, segment.target(), take, new Levelling(-1.25, true, Double.NEGATIVE_INFINITY, 0));

        LevelOrder arrived = (LevelOrder) received(Job.of(given, there.folders).body(), there);

        assertThat(arrived)
                .usingRecursiveComparison()
                .ignoringFields("segment.target", "segment.temporary", "segment.sketch", "segment.sketchTemporary")
                .isEqualTo(given);
    }

    @Test
    void anOrderForAPartArrivesAsItWasGiven() throws Exception {
        JoinOrder given = there.part();

        JoinOrder arrived = (JoinOrder) received(Job.of(given, there.folders).body(), there);

        assertThat(arrived)
                .usingRecursiveComparison()
                .ignoringFields("temporary")
                .isEqualTo(given);
        assertThat(Fingerprint.ofRecord(arrived.content())).isEqualTo(Fingerprint.ofRecord(given.content()));
    }

    /** The same share may be mounted elsewhere. */
    @Test
    void eachMachineFindsTheFilesWhereItHasThem(@TempDir Path elsewhere) throws Exception {
        Site here = new Site(elsewhere.toRealPath(), Map.of());
        Record message = Job.of(there.segment("1"), there.folders).body();

        SegmentOrder arrived = (SegmentOrder) received(message, here);

        assertThat(arrived.clip().audio())
                .isEqualTo(here.settings.inbox().resolve("voice/1.wav").toRealPath());
        assertThat(arrived.target().getParent()).isEqualTo(here.project);
    }

    @Test
    void aClipThatIsNotTheSameHereIsNotRendered(@TempDir Path elsewhere) throws Exception {
        Site here = new Site(elsewhere.toRealPath(), Map.of());
        Record message = Job.of(there.segment("1"), there.folders).body();
        Path clip = here.settings.inbox().resolve("voice/1.wav");

        Files.write(clip, new byte[7]);
        assertThatThrownBy(() -> received(message, here))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has 7 bytes on this machine, and ");
        Files.delete(clip);
        assertThatThrownBy(() -> received(message, here))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be seen on this machine");
    }

    @ParameterizedTest
    @CsvSource({
        "/project, ../../..",
        "/project, ''",
        "/clipId, ../../../../outbox/other",
        "/clipId, .hidden",
        "/fingerprint, ../x",
        "/preview, ../../../inbox/voice/1.mp4",
        "/preview, preview.mov",
        "/sound/path, ../../outbox/secret",
        "/sound/path, /etc/passwd",
        "/sound/path, ''",
        "/sound/path, http://example.com/1.wav",
        "/sound/root, 7",
        "/sound/root, -1",
        "/position, -1",
        "/limitMillis, 0",
        "/limitMillis, 999999999999",
        "/rendering/ffmpegVersion, 9",
    })
    void anOrderForAClipThatAsksForMoreIsNone(String field, String value) throws Exception {
        JsonNode message = Json.MAPPER.valueToTree(
                Job.of(there.segment("1"), there.folders).body());
        put(message, field, value);

        assertThatThrownBy(() ->
                        Json.MAPPER.treeToValue(message, SegmentMessage.class).order(there.folders, Site.FFMPEG))
                .isInstanceOf(BadOrderException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/pieces/0/1, ../../x",
        "/pieces/0/2, ../../x",
        "/pieces/0/7, 481",
        "/pieces/0/6, -1",
        "/pieces/1/7, 0",
        "/pictures/0/still, ../../x",
        "/earlier/file, ../other/other_part001.mp4",
        "/earlier/file, .stillcast",
        "/fingerprint, 00000000000000000000000000000000",
        "/ffmpegVersion, 9",
        "/number, -1",
        "/video/color, red",
        "/limitMillis, 0",
    })
    void anOrderForAPartThatAsksForMoreIsNone(String field, String value) throws Exception {
        PartMessage message = (PartMessage) Job.of(there.part(), there.folders).body();
        Path file = there.project.resolve("order_" + message.sha256() + ".json");
        JsonNode content = Json.MAPPER.readTree(file.toFile());
        put(content, field, value);
        Files.writeString(file, content.toString());

        assertThatThrownBy(() -> received(message, there)).isInstanceOf(IOException.class);
        String sha256 = Fingerprint.ofFile(file);
        Files.move(file, there.project.resolve("order_" + sha256 + ".json"));
        assertThatThrownBy(() -> received(
                        new PartMessage(message.project(), message.fingerprint(), message.earlier(), sha256), there))
                .isInstanceOf(BadOrderException.class);
    }

    private static void put(JsonNode node, String pointer, String value) {
        int slash = pointer.lastIndexOf('/');
        JsonNode holder = node.at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1);
        if (holder instanceof ObjectNode object) {
            object.put(name, value);
        } else {
            ((com.fasterxml.jackson.databind.node.ArrayNode) holder).set(Integer.parseInt(name), value);
        }
    }

    @Test
    void answersArriveAsTheyWereGiven() throws Exception {
        Take take = new Take(Site.PRINT, 480, 2, Optional.empty());
        for (RemoteAnswer answer : List.of(
                new RemoteAnswer.Rendered(take, new Checksum(1, 2), new Checksum(3, 4)),
                new RemoteAnswer.RefusedClip("is broken"),
                new RemoteAnswer.Proven(7, "ab"),
                new RemoteAnswer.Disproved("x.tmp-00000000.mp4", List.of(PartFault.in("1", "is cut off"))),
                new RemoteAnswer.Failed("one", true, "no room"),
                new RemoteAnswer.Deadly(5))) {
            String text = Json.MAPPER.writeValueAsString(answer);

            assertThat(Json.MAPPER.readValue(text, RemoteAnswer.class)).isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\": \"x\"}",
                "{\"id\": \"1\", \"name\": null, \"jobs\": 1, \"inHand\": [], \"done\": 0, \"last\": \"\", \"load\": 0, \"leaving\": false}",
                "{\"id\": \"1\", \"name\": \"n\", \"jobs\": 1, \"inHand\": [null], \"done\": 0, \"last\": \"\", \"load\": 0, \"leaving\": false}"
            })
    void aPulseThatLacksSomethingIsNone(String text) {
        assertThatThrownBy(() -> Json.MAPPER.readValue(text, Pulse.class))
                .isInstanceOf(com.fasterxml.jackson.databind.JsonMappingException.class);
    }

    @Test
    void theLogNamesHostsAlone() {
        String url = "(tcp://me:hidden@one:61616?trustStorePassword=hid,den,tcp://two:61617)?keyStorePassword=hidden";

        assertThat(new Broker(url, "", "")).hasToString("tcp://one:61616, tcp://two:61617");
    }

    /** A class by its name is what attacks on readers of JSON begin with. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"answer\": \"java.lang.Runtime\"}",
                "{\"answer\": \"org.stillcast.cli.Stillcast\"}",
                "[\"javax.script.ScriptEngineManager\"]",
                "{}",
                "{\"answer\": \"Rendered\"}",
                "{\"answer\": \"Rendered\", \"take\": null, \"segment\": null, \"sketch\": null}",
                "{\"answer\": \"RefusedClip\", \"reason\": null}"
            })
    void nothingElseIsMadeOfAMessage(String text) {
        assertThatThrownBy(() -> Json.MAPPER.readValue(text, RemoteAnswer.class))
                .isInstanceOf(com.fasterxml.jackson.databind.JsonMappingException.class);
    }
}
