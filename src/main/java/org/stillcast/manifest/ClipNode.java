package org.stillcast.manifest;

import java.math.BigDecimal;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.stillcast.fault.FaultList;
import org.stillcast.project.SlideText;
import org.stillcast.text.Identifier;
import org.stillcast.text.Words;

/** What a clip says of itself, as an object that obeys the schema. */
final class ClipNode {
    private static final Words WORDS = Words.of(ClipNode.class);

    private ClipNode() {}

    /**
     * Returns the element that an object is.
     *
     * @param pointer of its path
     * @param place of the object
     * @param faults takes what the schema cannot say
     */
    static ClipElement element(JsonNode clip, String pointer, ElementPlace place, FaultList faults) {
        Optional<String> id = Optional.of(clip.path("id"))
                .filter(JsonNode::isTextual)
                .map(text -> Identifier.normalized(text.asText()));
        id.flatMap(ClipNode::faultInId)
                .ifPresent(fault -> faults.add(place.pointer() + "/id", place.inFront("/id", fault)));
        return new ClipElement(pointer, id, clip.path("audio").asText(), fields(clip));
    }

    private static ClipFields fields(JsonNode clip) {
        return new ClipFields(
                ManifestFields.text(clip, "image"),
                slide(clip.path("slide")),
                ManifestFields.text(clip, "gap"),
                clip.path("repeat").asInt(1),
                ManifestFields.text(clip, "title"),
                ManifestFields.text(clip, "text"),
                ManifestFields.text(clip, "subtitles"));
    }

    private static Optional<SlideText> slide(JsonNode slide) {
        return SlideText.of(ManifestFields.text(slide, "title"), ManifestFields.text(slide, "text"));
    }

    static Optional<String> faultInId(String id) {
        return Identifier.faultIn(id).map(fault -> {
            String made = Identifier.fromName(id);
            boolean does = Identifier.faultIn(made).isEmpty();
            return fault + (does ? WORDS.say("would-do", "\"" + made + "\"") : "");
        });
    }

    /** Returns what a text is where numbers are written without quotes. */
    static JsonNode number(String text) {
        if (text.matches("-?[0-9]{1,9}")) {
            return IntNode.valueOf(Integer.parseInt(text));
        }
        return text.matches("-?[0-9]{1,9}[.][0-9]{1,9}")
                ? DecimalNode.valueOf(new BigDecimal(text))
                : TextNode.valueOf(text);
    }
}
