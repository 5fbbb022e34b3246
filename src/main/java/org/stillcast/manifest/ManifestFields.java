package org.stillcast.manifest;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import com.fasterxml.jackson.databind.JsonNode;
import org.stillcast.project.AudioFormat;
import org.stillcast.project.ChannelRule;
import org.stillcast.project.Fit;
import org.stillcast.project.SampleRate;
import org.stillcast.project.VideoFormat;
import org.stillcast.text.DurationText;
import org.stillcast.text.Identifier;

/**
 * A manifest without its clips, as JSON that obeys the schema.
 *
 * @param fields of the outermost object
 */
record ManifestFields(JsonNode fields) {
    /**
     * Returns the manifest, with the defaults filled in.
     *
     * @param defaultSplitEvery longest length of a part where nothing is said of it
     */
    Manifest manifest(ClipElementList clips, Duration defaultSplitEvery) {
        return new Manifest(
                text("id").map(Identifier::normalized),
                text("base"),
                fields.path("image").asText(),
                video(),
                audio(fields.path("audio")),
                splitEvery(fields.path("split"), defaultSplitEvery),
                fields.path("onBadClip").asText().equals("skip"),
                fields.path("replace").asBoolean(),
                clips);
    }

    private Optional<String> text(String field) {
        return fields.has(field) ? Optional.of(fields.path(field).asText()) : Optional.empty();
    }

    private VideoFormat video() {
        JsonNode video = fields.path("video");
        return new VideoFormat(
                video.path("width").asInt(1920),
                video.path("height").asInt(1080),
                video.path("fps").asInt(25),
                video.path("quality").asInt(34),
                Fit.valueOf(fields.path("fit").asText("contain").toUpperCase(Locale.ROOT)),
                fields.path("color").asText("#000000"));
    }

    private static AudioFormat audio(JsonNode audio) {
        String bitrate = audio.path("bitrate").asText("auto");
        return new AudioFormat(
                bitrate.equals("auto")
                        ? OptionalInt.empty()
                        : OptionalInt.of(Integer.parseInt(bitrate.substring(0, bitrate.length() - 1))),
                new SampleRate(audio.path("sampleRate").asInt(48000)),
                ChannelRule.valueOf(audio.path("channels").asText("auto").toUpperCase(Locale.ROOT)));
    }

    private static Optional<Duration> splitEvery(JsonNode split, Duration defaultSplitEvery) {
        if (split.isBoolean()) {
            return Optional.empty();
        }
        JsonNode every = split.isValueNode() ? split : split.path("every");
        if (every.isMissingNode()) {
            return Optional.of(defaultSplitEvery);
        }
        return Optional.of(
                every.isTextual()
                        ? DurationText.parse(every.asText())
                        : Duration.ofNanos(every.decimalValue()
                                .multiply(BigDecimal.valueOf(1_000_000_000L))
                                .longValue()));
    }
}
