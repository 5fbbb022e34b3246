package org.stillcast.table;

import java.io.IOException;

/** Takes the rows of a table in their order; empty ones are left out. */
@FunctionalInterface
public interface RowTaker {
    /** Takes the next row, and tells whether more are wanted. */
    boolean take(TableRow row) throws IOException;
}
