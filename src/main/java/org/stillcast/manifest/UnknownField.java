package org.stillcast.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.stillcast.text.WordGuess;
import org.stillcast.text.Words;

/** What is said of a field that the format does not have: people bring the words of other programs along. */
final class UnknownField {
    private static final Words WORDS = Words.of(UnknownField.class);

    /** What other programs call it, without capitals and dashes, and what it is called here. */
    private static final Map<String, List<String>> OTHER_WORDS = otherWords(Map.ofEntries(
            Map.entry(
                    "audio",
                    "file filename path src source sound mp3 wav url uri media track voice audiofile audiopath"),
            Map.entry("glob", "pattern files folder dir directory wildcard match"),
            Map.entry(
                    "image",
                    "background backgroundimage bg picture photo poster still png jpg cover imagefile imagepath wallpaper"),
            Map.entry("clips", "files tracks audios sounds items playlist songs list entries segments sources"),
            Map.entry("table", "csv tsv xlsx xls ods spreadsheet"),
            Map.entry("sheet", "worksheet tab"),
            Map.entry("review", "reviews repetition"),
            Map.entry("id", "name slug key project"),
            Map.entry("base", "root folder dir directory basedir basepath path workdir cwd"),
            Map.entry("fit", "scale scaling resize objectfit resizemode aspect"),
            Map.entry("slide", "overlay card"),
            Map.entry("slides", "overlay overlays cards"),
            Map.entry("panel", "background backgroundcolor box"),
            Map.entry("opacity", "alpha transparency"),
            Map.entry("color", "colour backgroundcolor backgroundcolour bgcolor fill"),
            Map.entry("fps", "framerate rate"),
            Map.entry("quality", "crf"),
            Map.entry("width", "w size resolution"),
            Map.entry("height", "h"),
            Map.entry("bitrate", "audiobitrate abr kbps"),
            Map.entry("sampleRate", "frequency hz ar"),
            Map.entry("channels", "channel stereo mono ac"),
            Map.entry("every", "length duration minutes seconds maxlength maxduration partlength interval"),
            Map.entry("split", "parts partlength segment chunk splitting duration length"),
            Map.entry("onBadClip", "onerror skiperrors skipbad onbad ignoreerrors errors"),
            Map.entry("replace", "overwrite force"),
            Map.entry("gap", "pause pauses silence delay break wait"),
            Map.entry("repeat", "loop loops times repetitions repeats count"),
            Map.entry("loudness", "volume gain normalize normalise loudnorm lufs"),
            Map.entry("title", "chapter chaptertitle heading"),
            Map.entry("text", "caption transcript sentence words script"),
            Map.entry("subtitles", "subtitle captions subs srt vtt"),
            Map.entry("chapters", "chapter toc"),
            Map.entry("language", "lang locale"),
            Map.entry("metadata", "tags meta id3"),
            Map.entry("artist", "author performer narrator"),
            Map.entry("date", "year"),
            Map.entry("output", "outputs formats products")));

    private static final Set<String> NOT_YET =
            Set.of(("music backgroundmusic bgm intro outro transition transitions fade fadein fadeout crossfade"
                            + " watermark logo font thumbnail description lyrics speed tempo start end trim codec format"
                            + " profile preset")
                    .split(" ", -1));

    /** Of which an element of {@code clips} has one. */
    private static final Set<String> EITHER = Set.of("audio", "glob", "table");

    private static final Set<String> SIZES = Set.of("size", "resolution", "dimensions", "videosize");
    private static final Pattern SIZE = Pattern.compile("\\s*([1-9][0-9]{1,3})[^0-9]{1,5}([1-9][0-9]{1,3})\\s*");

    private final JsonNode schema;

    /**
     * @param schema of a manifest
     */
    UnknownField(JsonNode schema) {
        this.schema = schema;
    }

    private static Map<String, List<String>> otherWords(Map<String, String> byField) {
        Map<String, List<String>> fields = new TreeMap<>();
        byField.forEach((field, words) -> {
            for (String word : words.split(" ", -1)) {
                fields.computeIfAbsent(word, any -> new ArrayList<>()).add(field);
            }
        });
        return fields;
    }

    /**
     * Returns the field that was probably meant by another one; empty if that is none of the known ones.
     *
     * @param known where it stands
     */
    static Optional<String> meant(String field, List<String> known) {
        if (isNotYet(field)) {
            return Optional.empty();
        }
        return candidates(field).stream().filter(known::contains).findFirst().or(() -> WordGuess.of(field, known));
    }

    private static boolean isNotYet(String field) {
        return NOT_YET.contains(folded(field));
    }

    private static String folded(String field) {
        return field.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    private static List<String> candidates(String field) {
        List<String> candidates = new ArrayList<>(List.of(field));
        candidates.addAll(OTHER_WORDS.getOrDefault(folded(field), List.of()));
        return candidates;
    }

    /**
     * Returns what is said of an unknown field.
     *
     * @param known where it stands
     * @param value of it
     */
    String faultOf(String field, List<String> known, JsonNode value) {
        String all = String.join(", ", known);
        if (SIZES.contains(folded(field))) {
            Matcher size = SIZE.matcher(value.asText());
            boolean isGiven = size.matches();
            return WORDS.say("field.size", isGiven ? size.group(1) : "1280", isGiven ? size.group(2) : "720");
        }
        if (EITHER.contains(field) && known.stream().anyMatch(EITHER::contains)) {
            return WORDS.say("field.either");
        }
        if (isNotYet(field)) {
            return WORDS.say("field.not-yet", all);
        }
        return meant(field, known)
                .map(meant -> WORDS.say("field.meant", meant))
                .or(() -> elsewhere(field))
                .orElseGet(() -> WORDS.say("field.unknown", all));
    }

    private Optional<String> elsewhere(String field) {
        JsonNode top = schema.path("properties");
        JsonNode ofClip = schema.at("/$defs/clip/else/else/properties");
        for (String candidate : candidates(field)) {
            if (top.has(candidate) && !ofClip.has(candidate)) {
                return Optional.of(WORDS.say("field.outside", candidate));
            }
            for (Map.Entry<String, JsonNode> group : top.properties()) {
                JsonNode object = group.getValue();
                if (object.path("properties").has(candidate)
                        || object.path("else").path("properties").has(candidate)) {
                    return Optional.of(WORDS.say("field.inside", candidate, group.getKey()));
                }
            }
        }
        return Optional.empty();
    }
}
