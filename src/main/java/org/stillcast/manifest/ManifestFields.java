package org.stillcast.manifest;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.stillcast.project.AudioFormat;
import org.stillcast.project.ChannelRule;
import org.stillcast.project.Fit;
import org.stillcast.project.Gap;
import org.stillcast.project.LoudnessRule;
import org.stillcast.project.Outputs;
import org.stillcast.project.SampleRate;
import org.stillcast.project.SlideRule;
import org.stillcast.project.SlideStyle;
import org.stillcast.project.SoundForm;
import org.stillcast.project.Spacing;
import org.stillcast.project.SplitAt;
import org.stillcast.project.SubtitleForm;
import org.stillcast.project.Tags;
import org.stillcast.project.VideoFormat;
import org.stillcast.text.DurationText;
import org.stillcast.text.Identifier;
import org.stillcast.text.Words;

/**
 * A manifest without its clips, as JSON that obeys the schema.
 *
 * @param fields of the outermost object
 */
record ManifestFields(JsonNode fields) {
    private static final Words WORDS = Words.of(ManifestFields.class);

    /** Half of a character, as only a broken program writes it: no file can have it. */
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    /**
     * Returns the manifest, with the defaults filled in.
     *
     * @param defaultSplitEvery longest length of a part where nothing is said of it
     */
    Manifest manifest(ClipElementList clips, Duration defaultSplitEvery) {
        return new Manifest(
                text(fields, "id").map(Identifier::normalized),
                text(fields, "base"),
                text(fields, "image"),
                slides(),
                video(),
                audio(fields.path("audio")),
                splitEvery(fields.path("split"), defaultSplitEvery),
                splitAt(),
                fields.path("onBadClip").asText().equals("skip"),
                fields.path("replace").asBoolean(),
                fields.path("priority").asInt(),
                spacing(),
                loudness(fields.path("loudness")),
                outputs(fields.path("output")),
                tags(fields.path("metadata")),
                text(fields.path("metadata"), "cover"),
                clips);
    }

    private SlideRule slides() {
        JsonNode slides = fields.path("slides");
        return new SlideRule(
                slides.isObject() || slides.asBoolean(),
                new SlideStyle(
                        slides.path("color").asText(SlideStyle.USUAL.color()),
                        slides.path("panel").asText(SlideStyle.USUAL.panel()),
                        decimal(slides.path("opacity"), SlideStyle.USUAL.opacity()),
                        decimal(slides.path("size"), SlideStyle.USUAL.size())));
    }

    private static BigDecimal decimal(JsonNode number, BigDecimal otherwise) {
        return number.isNumber() ? number.decimalValue() : otherwise;
    }

    /** Returns why slides could hardly be read, and what would do; empty if they can. The schema cannot say it. */
    Optional<String> faultInSlides() {
        SlideStyle style = slides().style();
        if (style.contrast().isEnough()) {
            return Optional.empty();
        }
        String advice = IntStream.rangeClosed(1, 10)
                .mapToObj(step -> style.withOpacity(BigDecimal.valueOf(step, 1)))
                .filter(better -> better.contrast().isEnough())
                .findFirst()
                .map(better -> WORDS.say("slides.opacity", better.opacity().toPlainString()))
                .orElse(WORDS.say("slides.colours"));
        return Optional.of(WORDS.say("slides.contrast", style.contrast(), advice));
    }

    private static Optional<LoudnessRule> loudness(JsonNode loudness) {
        if (loudness.isMissingNode()) {
            return Optional.empty();
        }
        JsonNode target = loudness.isObject() ? loudness.path("target") : loudness;
        return Optional.of(new LoudnessRule(
                target.decimalValue(), loudness.path("scope").asText().equals("project")));
    }

    private Outputs outputs(JsonNode output) {
        return new Outputs(
                output.path("video").asBoolean(true),
                output.path("fullVideo").asBoolean(false),
                values(SoundForm.class, output.path("audio")),
                fields.has("subtitles")
                        ? values(SubtitleForm.class, fields.path("subtitles"))
                        : Outputs.USUAL.subtitles(),
                fields.path("chapters").asBoolean(true),
                output.path("proof").asBoolean(true));
    }

    private static <E extends Enum<E>> Set<E> values(Class<E> type, JsonNode list) {
        Set<E> values = EnumSet.noneOf(type);
        list.forEach(value -> values.add(Enum.valueOf(type, value.asText().toUpperCase(Locale.ROOT))));
        return values;
    }

    private Tags tags(JsonNode metadata) {
        return new Tags(
                text(fields, "title"),
                text(fields, "language"),
                line(metadata, "artist"),
                line(metadata, "album"),
                line(metadata, "date"),
                line(metadata, "genre"),
                line(metadata, "comment"),
                line(metadata, "copyright"));
    }

    /** Returns a field that is a text, or a number as a text; empty if it is not there. */
    static Optional<String> text(JsonNode object, String field) {
        return object.has(field)
                ? Optional.of(
                        LONE_SURROGATE.matcher(object.path(field).asText()).replaceAll("\uFFFD"))
                : Optional.empty();
    }

    /** One that is empty is not there: people copy a manifest and take out what they do not have. */
    private static Optional<String> line(JsonNode object, String field) {
        return text(object, field).filter(text -> !text.isEmpty());
    }

    private SplitAt splitAt() {
        return SplitAt.valueOf(fields.path("split").path("at").asText("clip").toUpperCase(Locale.ROOT));
    }

    private Spacing spacing() {
        return new Spacing(text(fields, "gap").map(Gap::parse).orElse(Gap.NONE), seconds("lead"), seconds("tail"));
    }

    private BigDecimal seconds(String field) {
        return text(fields, field).map(text -> Gap.parse(text).value()).orElse(BigDecimal.ZERO);
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

    private Optional<Duration> splitEvery(JsonNode split, Duration defaultSplitEvery) {
        if (split.isBoolean()) {
            return Optional.empty();
        }
        JsonNode every = split.isValueNode() ? split : split.path("every");
        if (every.isMissingNode()) { // whoever asks for chapters wants them whole
            return splitAt() == SplitAt.CHAPTER ? Optional.empty() : Optional.of(defaultSplitEvery);
        }
        return Optional.of(
                every.isTextual()
                        ? DurationText.parse(every.asText())
                        : Duration.ofNanos(every.decimalValue()
                                .multiply(BigDecimal.valueOf(1_000_000_000L))
                                .longValue()));
    }
}
