package org.stillcast.subtitle;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A text as it is broken: one kind of line's end, no blanks beside it or in a row, no control character, no half character. */
final class CleanText {
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|[\\n\\u000B\\f\\r\\u0085\\u2028\\u2029]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]{2,}|\\t");
    private static final Pattern BESIDE_LINE_END = Pattern.compile("[\\s\\u3000]*\\n[\\s\\u3000]*");

    private CleanText() {}

    static String of(String text) {
        String lines = LINE_END.matcher(text).replaceAll("\n");
        String visible = HALF.matcher(CONTROL.matcher(lines).replaceAll("")).replaceAll("\uFFFD");
        String blanks = BLANKS.matcher(visible).replaceAll(" ");
        return BESIDE_LINE_END.matcher(blanks).replaceAll(CleanText::lineEnd).strip();
    }

    private static String lineEnd(MatchResult blanks) {
        return blanks.group().chars().filter(c -> c == '\n').count() > 1 ? "\n\n" : "\n";
    }
}
