package org.stillcast.manifest;

import java.util.regex.Matcher;

import org.stillcast.table.TableRow;
import org.stillcast.text.Words;

/**
 * Where a row of a table stands, or a part of it that is a clip.
 *
 * @param table its element
 * @param columns of the table
 * @param sound the field that the clip's sound stands in
 */
record RowPlace(ClipElement table, TableRow row, TableColumns columns, String sound) implements ElementPlace {
    private static final Words WORDS = Words.of(RowPlace.class);

    @Override
    public String pointer() {
        String sheet = row.sheet().isEmpty() ? "" : "/" + ManifestSchema.escaped(row.sheet());
        return table.pointer() + sheet + "/row " + row.number();
    }

    /** Returns the pointer of the clip's sound. */
    String pointerOfSound() {
        return pointer() + "/" + ManifestSchema.escaped(sound);
    }

    @Override
    public String inFront(String field, String phrase) {
        String name = field.replaceFirst("^/", "")
                .replaceFirst("^audio$", Matcher.quoteReplacement(sound))
                .replace('/', ' ');
        String column = columns.column(columnOf(name))
                .map(number -> WORDS.say("row.column", columns.placed(number)))
                .orElse("");
        String sheet = row.sheet().isEmpty() ? "" : WORDS.say("row.sheet", row.sheet());
        return WORDS.say("row.place", table.path(), sheet, row.number(), column, phrase);
    }

    /** In a course each sound has a text and a picture of its own. */
    private String columnOf(String field) {
        String own = sound + " " + field;
        return columns.column(own).isPresent() ? own : field;
    }
}
