package org.stillcast.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import org.stillcast.encoding.TextEncoding;
import org.stillcast.text.Words;

/**
 * A text with a line for each row, and separators between cells: CSV or TSV. A cell in quotes may have separators, line breaks
 * and doubled quotes in it. Which separator that is depends on who has saved it, and where; the first line tells.
 */
record DelimitedTable(TableSource source) implements Table {
    private static final Words WORDS = Words.of(DelimitedTable.class);

    /** The header is within. */
    private static final int HEAD_CHARACTERS = 32_768;

    /** A line that Excel understands and does not show; so it is no row. The reader has no quotes and no {@code #} as separators. */
    private static final Pattern SEPARATOR_LINE =
            Pattern.compile("\"?sep=([^\"#\r\n])\"?(\r\n|\r|\n)", Pattern.CASE_INSENSITIVE);

    private static final Pattern IN_QUOTES = Pattern.compile("\"[^\"]*(\"|$)");

    @Override
    public void read(Optional<String> sheet, RowTaker taker) throws UnusableTableException, IOException {
        if (sheet.isPresent()) {
            throw new UnusableTableException(WORDS.say("sheet.of-text", sheet.get()));
        }
        try (InputStream in = source.open();
                BufferedReader text = new BufferedReader(encoding().open(in))) {
            read(text, taker);
        } catch (CharacterCodingException e) {
            throw new UnusableTableException(WORDS.say("text.unknown-encoding"));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private TextEncoding encoding() throws IOException {
        try (InputStream in = source.open()) {
            return TextEncoding.of(in);
        }
    }

    private static void read(BufferedReader text, RowTaker taker) throws UnusableTableException, IOException {
        char separator = separator(text);
        int number = 1;
        RowBuilder cells = new RowBuilder();
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .trimWhitespacesAroundQuotes(separator != '\t')
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(4 * RowBuilder.MOST_CHARACTERS)
                .ofCsvRecord(text)) {
            for (CsvRecord record : records) {
                for (int column = 0; column < record.getFieldCount(); column++) {
                    cells.put(column, Cell.of(record.getField(column)));
                }
                TableRow row = cells.build("", number++);
                if (!row.isEmpty() && !taker.take(row)) {
                    return;
                }
            }
        } catch (CsvParseException e) {
            throw new UnusableTableException(WORDS.say("text.quotes", number));
        }
    }

    /** Returns what parts the cells, and leaves the line that says so behind, if there is one. */
    private static char separator(BufferedReader text) throws IOException {
        text.mark(HEAD_CHARACTERS);
        char[] buffer = new char[HEAD_CHARACTERS];
        int length = 0;
        for (int count = 0; count >= 0 && length < buffer.length; length += Math.max(0, count)) {
            count = text.read(buffer, length, buffer.length - length);
        }
        text.reset();
        String head = new String(buffer, 0, length);
        Matcher said = SEPARATOR_LINE.matcher(head);
        if (said.lookingAt()) {
            text.skip(said.end());
            return said.group(1).charAt(0);
        }
        return mostFrequent(head);
    }

    private static char mostFrequent(String head) {
        String line = IN_QUOTES
                .matcher(head)
                .replaceAll("")
                .replaceFirst("^[\r\n]+", "")
                .replaceFirst("(?s)[\r\n].*", "");
        return Stream.of(',', ';', '\t')
                .max(Comparator.comparingLong(
                        separator -> line.chars().filter(c -> c == separator).count()))
                .orElse(',');
    }
}
