package org.stillcast.table;

import java.util.List;

import org.stillcast.text.Visible;
import org.stillcast.text.Words;

/** What is wrong with a table as a whole, so that no more rows of it can be had. */
public final class UnusableTableException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final Words WORDS = Words.of(UnusableTableException.class);
    private static final int MOST_SHOWN = 60;

    /**
     * @param message a phrase that goes on from the table's name
     */
    UnusableTableException(String message) {
        super(message);
    }

    /**
     * Returns what says that there is no sheet of a name.
     *
     * @param names those that there are
     */
    static UnusableTableException unknownSheet(String name, List<String> names) {
        return new UnusableTableException(WORDS.say(
                "sheet.unknown",
                Visible.shortened(name, MOST_SHOWN),
                String.join("\", \"", names.subList(0, Math.min(names.size(), MOST_SHOWN)))));
    }
}
