package org.stillcast.manifest;

import java.io.IOException;
import java.util.Optional;

import org.stillcast.fault.FaultList;
import org.stillcast.table.RowTaker;
import org.stillcast.table.Table;
import org.stillcast.table.TableRow;
import org.stillcast.table.TableSource;
import org.stillcast.table.UnusableTableException;
import org.stillcast.text.Words;

/** Reads tables that stand for clips, row by row: what a row says obeys the same schema as what the manifest itself says. */
public final class ClipTable {
    private static final Words WORDS = Words.of(ClipTable.class);

    private final ManifestSchema schema;

    /** Takes the clips of a table one by one. */
    @FunctionalInterface
    public interface Taker {
        /** Takes the next clip, and tells whether more are wanted. */
        boolean take(ClipElement clip) throws IOException;
    }

    ClipTable(ManifestSchema schema) {
        this.schema = schema;
    }

    /** The header comes first, then what it is the header of. */
    private final class Rows implements RowTaker {
        private final ClipElement element;
        private final Optional<Course> course;
        private final FaultList faults;
        private final Taker taker;
        private Optional<TableClips> clips = Optional.empty();
        private boolean empty = true;

        Rows(ClipElement element, FaultList faults, Taker taker) {
            this.element = element;
            this.faults = faults;
            this.taker = taker;
            course = element.form().flatMap(TableForm::course);
        }

        @Override
        public boolean take(TableRow row) throws IOException {
            if (clips.isPresent()) {
                empty = false;
                return clips.get().take(row);
            }
            TableColumns columns =
                    course.map(pattern -> TableColumns.of(row, pattern)).orElseGet(() -> TableColumns.of(row));
            columns.faults()
                    .forEach(fault -> faults.add(element.pointer(), WORDS.say("table.named", element.path(), fault)));
            clips = Optional.of(new TableClips(schema, element, columns, course, faults, taker));
            return columns.faults().isEmpty();
        }

        void requireSome() {
            if (clips.isEmpty() || (empty && faults.isEmpty())) {
                faults.add(element.pointer(), WORDS.say("table.named", element.path(), WORDS.say("table.empty")));
            }
        }
    }

    /**
     * Reads the clips of a table.
     *
     * @param table an element that is one
     * @param faults takes all that is wrong with it
     * @throws IOException if the bytes cannot be had, or the taker's
     */
    public void read(ClipElement table, TableSource source, FaultList faults, Taker taker) throws IOException {
        Rows rows = new Rows(table, faults, taker);
        try {
            Table.of(source).read(table.form().flatMap(TableForm::sheet), rows);
            rows.requireSome();
        } catch (UnusableTableException e) {
            faults.add(table.pointer(), WORDS.say("table.named", table.path(), e.getMessage()));
        }
    }
}
