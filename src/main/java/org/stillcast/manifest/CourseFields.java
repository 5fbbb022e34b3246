package org.stillcast.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stillcast.fault.FaultList;
import org.stillcast.text.Words;

/** Reads the patterns of a table that obeys the schema, which cannot say all about them. */
final class CourseFields {
    private static final Words WORDS = Words.of(CourseFields.class);
    private static final Pattern GAP = Pattern.compile("gap\\s+(\\S.*)", Pattern.CASE_INSENSITIVE);

    private final ManifestSchema schema;
    private final FaultList faults;

    /** Where a word of a pattern stands. */
    private record WordPlace(String pointer) implements ElementPlace {
        @Override
        public String inFront(String field, String phrase) {
            return phrase;
        }
    }

    CourseFields(ManifestSchema schema, FaultList faults) {
        this.schema = schema;
        this.faults = faults;
    }

    /**
     * Returns the course that a table is; empty if it has no pattern.
     *
     * @param pointer to the table's element
     */
    Optional<Course> read(JsonNode table, String pointer) {
        if (!table.has("pattern")) {
            return Optional.empty();
        }
        List<Course.Step> steps = steps(table.path("pattern"), pointer + "/pattern");
        JsonNode review = table.path("review");
        List<Integer> after = StreamSupport.stream(review.path("after").spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
        List<Course.Step> again =
                review.has("pattern") ? steps(review.path("pattern"), pointer + "/review/pattern") : steps;
        return Optional.of(new Course(steps, after, again));
    }

    private List<Course.Step> steps(JsonNode words, String pointer) {
        List<Course.Step> steps = new ArrayList<>();
        boolean gapFits = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).asText().strip();
            Matcher gap = GAP.matcher(word);
            if (!gap.matches()) {
                steps.add(new Course.Step(word, Optional.empty()));
                gapFits = true;
                continue;
            }
            Optional<String> time = gap(gap.group(1).toLowerCase(Locale.ROOT), pointer + "/" + i);
            if (gapFits) {
                Course.Step step = steps.remove(steps.size() - 1);
                steps.add(new Course.Step(step.column(), time));
            } else {
                faults.add(
                        pointer + "/" + i,
                        steps.isEmpty() ? WORDS.say("course.gap-in-front") : WORDS.say("course.two-gaps"));
            }
            gapFits = false;
        }
        return steps;
    }

    /** Returns a gap as the schema has it; empty if it is none. */
    private Optional<String> gap(String text, String pointer) {
        ObjectNode clip = ManifestReader.JSON.createObjectNode().put("audio", "any");
        clip.set("gap", ClipNode.number(text));
        return schema.checkClip(clip, new WordPlace(pointer), faults) ? Optional.of(text) : Optional.empty();
    }
}
