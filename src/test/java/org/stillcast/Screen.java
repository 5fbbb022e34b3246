package org.stillcast;

import java.util.ArrayList;
import java.util.List;

/** A terminal of some width: goes on in the next line where one is full, unless it was told to cut. */
public final class Screen {
    private final int columns;
    private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
    private int column;
    private boolean cuts;

    public Screen(int columns) {
        this.columns = columns;
    }

    /** Returns what is seen after all that was printed, without the empty last row that the cursor is in. */
    public List<String> show(String printed) {
        for (int i = 0; i < printed.length(); i++) {
            i += take(printed, i);
        }
        List<String> seen = new ArrayList<>(rows.stream()
                .map(row -> row.toString().replace("\0", "").stripTrailing())
                .toList());
        if (seen.get(seen.size() - 1).isEmpty()) {
            seen.remove(seen.size() - 1);
        }
        return seen;
    }

    /** Returns how many characters more than one were taken. */
    private int take(String printed, int i) {
        char c = printed.charAt(i);
        if (c == '\u001B') {
            for (String known : List.of("[K", "[?7l", "[?7h")) {
                if (printed.startsWith(known, i + 1)) {
                    control(known);
                    return known.length();
                }
            }
            throw new IllegalArgumentException("an unknown control sequence: " + printed.substring(i + 1));
        } else if (c == '\n') {
            rows.add(new StringBuilder());
            column = 0;
        } else if (c == '\r') {
            column = 0;
        } else {
            put(c);
        }
        return 0;
    }

    private void control(String sequence) {
        if (sequence.equals("[K")) {
            row().setLength(Math.min(row().length(), column));
        } else {
            cuts = sequence.equals("[?7l");
        }
    }

    private StringBuilder row() {
        return rows.get(rows.size() - 1);
    }

    private void put(char c) {
        int width = c >= 0x2E80 && c < 0xFF61 ? 2 : 1;
        if (column + width > columns) {
            if (cuts) {
                column = columns - width;
            } else {
                rows.add(new StringBuilder());
                column = 0;
            }
        }
        write(c);
        for (int i = 1; i < width; i++) {
            write('\0');
        }
    }

    private void write(char c) {
        while (row().length() <= column) {
            row().append(' ');
        }
        row().setCharAt(column, c);
        column++;
    }
}
