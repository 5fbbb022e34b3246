package org.stillcast.table;

import java.math.BigDecimal;

/** Numbers as spreadsheets keep them, in the digits that people have typed: {@code 0.1} is kept as 0.10000000000000001. */
final class Numbers {
    /** More are written with an exponent. */
    private static final int MOST_DIGITS = 30;

    private Numbers() {}

    /** Returns a number without an exponent, and without what comes of keeping it in 64 bits; as it is, if it is none. */
    static String plain(String number) {
        try {
            double value = Double.parseDouble(number);
            BigDecimal shortest =
                    Double.isFinite(value) ? BigDecimal.valueOf(value).stripTrailingZeros() : BigDecimal.ONE;
            return Math.abs(shortest.scale()) > MOST_DIGITS || !Double.isFinite(value)
                    ? number
                    : shortest.toPlainString();
        } catch (NumberFormatException e) {
            return number;
        }
    }
}
