package org.stillcast.table;

/** What is wrong with a table as a whole, so that no more rows of it can be had. */
public final class UnusableTableException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param message a phrase that goes on from the table's name
     */
    UnusableTableException(String message) {
        super(message);
    }
}
