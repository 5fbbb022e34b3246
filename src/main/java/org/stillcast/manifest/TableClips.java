package org.stillcast.manifest;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stillcast.fault.FaultList;
import org.stillcast.table.Cell;
import org.stillcast.table.TableRow;

/** Makes clips of the rows of one table: one of each, or as many as a course has steps. */
final class TableClips {
    private static final String AUDIO = "audio";
    private static final String SLIDE = "slide ";

    /** As the schema has it. */
    private static final int LONGEST_TITLE = 500;

    private final ManifestSchema schema;
    private final ClipElement table;
    private final TableColumns columns;
    private final Optional<CourseRows> course;
    private final FaultList faults;
    private final ClipTable.Taker taker;

    TableClips(
            ManifestSchema schema,
            ClipElement table,
            TableColumns columns,
            Optional<Course> course,
            FaultList faults,
            ClipTable.Taker taker) {
        this.schema = schema;
        this.table = table;
        this.columns = columns;
        this.faults = faults;
        this.taker = taker;
        this.course = course.map(pattern -> new CourseRows(pattern, this::takeStep));
    }

    /** Takes the next row; one that has nothing in the columns that matter is left out. Tells whether more are wanted, even of what is at fault. */
    boolean take(TableRow row) throws IOException {
        if (columns.fields().stream().allMatch(field -> cell(row, field).isEmpty())) {
            return true;
        }
        if (course.isPresent()) {
            return course.get().take(row);
        }
        ObjectNode clip = ManifestReader.JSON.createObjectNode();
        columns.fields().forEach(field -> put(clip, field, cell(row, field)));
        return take(row, AUDIO, clip, columns.fields().stream());
    }

    private boolean takeStep(TableRow row, Course.Step step, int count, boolean opens, Collection<String> before)
            throws IOException {
        String sound = step.column();
        ObjectNode clip = ManifestReader.JSON.createObjectNode();
        put(clip, AUDIO, cell(row, sound));
        put(clip, "text", cell(row, sound + " text"));
        put(clip, "image", cell(row, "image"));
        put(clip, "image", cell(row, sound + " image"));
        putSlide(clip, cell(row, sound + " text"), answered(row, sound, before));
        step.gap().ifPresent(gap -> clip.set("gap", ClipNode.number(gap)));
        if (opens) {
            put(clip, "title", cell(row, "title"));
        }
        Cell id = cell(row, "id");
        put(clip, "id", id.isEmpty() ? id : new Cell(id.text() + "-" + count, id.fault()));
        return take(row, sound, clip, Stream.of(sound, sound + " text", sound + " image", "image", "title", "id"));
    }

    /** Returns the texts of other sounds of the row that were heard before this one. */
    private String answered(TableRow row, String sound, Collection<String> before) {
        return before.stream()
                .filter(column -> !column.equals(sound))
                .map(column -> cell(row, column + " text").text())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** What is heard now is the title, if it is a line; what it belongs to stands below. */
    private static void putSlide(ObjectNode clip, Cell heard, String below) {
        boolean isLine = !heard.text().contains("\n") && heard.text().length() <= LONGEST_TITLE;
        String text = isLine ? below : (heard.text() + "\n" + below).strip();
        if (!heard.isEmpty()) {
            ObjectNode slide = clip.putObject("slide");
            if (isLine) {
                slide.put("title", heard.text());
            }
            if (!text.isEmpty()) {
                slide.put("text", text);
            }
        }
    }

    private Cell cell(TableRow row, String field) {
        return columns.column(field).map(row::cell).orElse(Cell.EMPTY);
    }

    private static void put(ObjectNode clip, String field, Cell cell) {
        if (!cell.isEmpty()) {
            if (field.startsWith(SLIDE)) {
                clip.withObjectProperty("slide").put(field.substring(SLIDE.length()), cell.text());
                return;
            }
            boolean isNumber = field.equals("gap") || field.equals("repeat");
            clip.set(
                    field,
                    isNumber
                            ? ClipNode.number(cell.text())
                            : ManifestReader.JSON.getNodeFactory().textNode(cell.text()));
        }
    }

    private boolean take(TableRow row, String sound, ObjectNode clip, Stream<String> fields) throws IOException {
        RowPlace place = new RowPlace(table, row, columns, sound);
        List<String> unusable =
                fields.filter(field -> cell(row, field).fault().isPresent()).toList();
        unusable.forEach(field -> addFault(place, field, cell(row, field)));
        if (!unusable.isEmpty() || !schema.checkClip(clip, place, faults)) {
            return !faults.isHopeless();
        }
        return taker.take(ClipNode.element(clip, place.pointerOfSound(), place, faults));
    }

    private void addFault(RowPlace place, String field, Cell cell) {
        String pointer = place.pointer() + "/" + ManifestSchema.escaped(field);
        cell.fault().ifPresent(fault -> faults.add(pointer, place.inFront("/" + field, fault)));
    }
}
