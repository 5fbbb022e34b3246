package org.stillcast.manifest;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.JsonEOFException;
import org.stillcast.text.Words;

/**
 * Where a text is no JSON any more, in words for people who have written it by hand: what stands there, and what should.
 * The parser's own words are not for them; what it expected is taken from them.
 */
final class SyntaxFault {
    private static final Words WORDS = Words.of(SyntaxFault.class);

    /** What Chinese and Japanese keyboards, word processors and other languages have in place of JSON's signs. */
    private static final Map<Character, String> MEANT = Map.ofEntries(
            Map.entry('：', ":"),
            Map.entry('，', ","),
            Map.entry('、', ","),
            Map.entry('；', ","),
            Map.entry(';', ","),
            Map.entry('“', "\""),
            Map.entry('”', "\""),
            Map.entry('„', "\""),
            Map.entry('‟', "\""),
            Map.entry('＂', "\""),
            Map.entry('«', "\""),
            Map.entry('»', "\""),
            Map.entry('「', "\""),
            Map.entry('」', "\""),
            Map.entry('‘', "\""),
            Map.entry('’', "\""),
            Map.entry('‚', "\""),
            Map.entry('＇', "\""),
            Map.entry('`', "\""),
            Map.entry('\'', "\""),
            Map.entry('｛', "{"),
            Map.entry('｝', "}"),
            Map.entry('［', "["),
            Map.entry('］', "]"),
            Map.entry('【', "["),
            Map.entry('】', "]"),
            Map.entry('(', "["),
            Map.entry(')', "]"),
            Map.entry('／', "//"),
            Map.entry('#', "//"));

    private static final Set<String> NOTHING = Set.of("none", "null", "nil", "undefined");
    private static final Set<String> TRUTHS = Set.of("true", "false");
    private static final Pattern WORD = Pattern.compile("[^,:\\[\\]{}\"\\s，：“”]+");
    private static final Pattern TOKEN = Pattern.compile("token '(.*?)'");
    private static final int LONGEST_SHOWN = 40;

    private final JsonProcessingException thrown;
    private final String said;
    private final JsonStreamContext context;
    private final ManifestText text;
    private final JsonLocation location;

    private SyntaxFault(JsonProcessingException thrown, JsonStreamContext context, ManifestText text) {
        this.thrown = thrown;
        this.context = context;
        this.text = text;
        said = thrown.getOriginalMessage();
        location = thrown.getLocation() == null ? JsonLocation.NA : thrown.getLocation();
    }

    /**
     * Returns a phrase for a fault about the whole manifest.
     *
     * @param thrown by the parser
     * @param context of the parser, as it is since then
     * @param text that it has read
     */
    static String of(JsonProcessingException thrown, JsonStreamContext context, ManifestText text) {
        return new SyntaxFault(thrown, context, text).phrase();
    }

    private String phrase() {
        if (thrown instanceof StreamConstraintsException) {
            return WORDS.say("json.too-much");
        }
        if (thrown instanceof JsonEOFException) {
            return WORDS.say("json.ends-early", line(), column(0));
        }
        if (said.startsWith("Duplicate field")) {
            return doubled();
        }
        if (said.contains("character escape")) {
            return backslash();
        }
        if (said.startsWith("Illegal")) {
            return control();
        }
        return context.inRoot() ? outside() : inside();
    }

    /** Returns what is said of something in front of the braces, or behind them. */
    private String outside() {
        String before = text.before(offset());
        boolean isBehind = before.contains("}") || said.contains("no open");
        int back = lengthOfToken();
        if (isBehind) {
            return WORDS.say("json.goes-on", line(), column(back));
        }
        return found() == '#' ? inside() : WORDS.say("json.none", shown(restOfLine(back)));
    }

    private String inside() {
        int curly = quoteInTextBefore();
        if (curly > 0) {
            return meant(curly);
        }
        if (MEANT.containsKey(found())) {
            return meant(0);
        }
        if (Character.isSpaceChar(found()) && found() != ' ') {
            return WORDS.say("json.blank", (int) found(), line(), column(0));
        }
        if (said.startsWith("Unexpected close marker")) {
            return wrongClosing();
        }
        if (said.startsWith("Non-standard token") || said.contains("umeric value")) {
            return number();
        }
        if (said.contains("expecting a colon")) {
            return WORDS.say("json.colon", standing(), line(), column(0), shown(context.getCurrentName()));
        }
        if (said.contains("expecting comma")) {
            return comma();
        }
        return said.contains("start field name") ? name() : value();
    }

    private String meant(int back) {
        char sign = charAt(back);
        String meant = MEANT.getOrDefault(sign, "");
        return sign < 0x80
                ? WORDS.say("json.instead", sign, line(), column(back), meant)
                : WORDS.say("json.meant", sign, line(), column(back), meant);
    }

    /** Returns how far back a quote of another kind stands in the text that ends right before the fault; 0 if there is none. */
    private int quoteInTextBefore() {
        String before = text.before(offset());
        int end = before.length() - 1;
        if (end < 0 || before.charAt(end) != '"' || found() == '"') {
            return 0;
        }
        for (int i = end - 1; i >= 0 && before.charAt(i) != '"' && before.charAt(i) != '\n'; i--) {
            if ("\"".equals(MEANT.get(before.charAt(i)))) {
                return before.length() - i;
            }
        }
        return 0;
    }

    private String doubled() {
        String before = text.before(offset()).stripTrailing();
        int back = text.before(offset()).length() - before.lastIndexOf('"', before.length() - 2);
        return WORDS.say("json.doubled", shown(context.getCurrentName()), line(), column(back));
    }

    private String backslash() {
        String before = text.before(offset());
        int back = before.length() - before.lastIndexOf('\\');
        String written =
                before.substring(before.lastIndexOf('"') + 1) + restOfLine(0).split("\"", 2)[0];
        return WORDS.say(
                "json.backslash", shown(written), line(), column(back), shown(written.replaceAll("\\\\+", "/")));
    }

    private String control() {
        if (!said.contains("unquoted")) {
            return WORDS.say("json.no-text", line(), column(0));
        }
        if (found() != '\n' && found() != '\r') {
            return WORDS.say("json.control", line(), column(0));
        }
        String before = text.before(offset());
        String written = before.substring(before.lastIndexOf('"') + 1);
        return WORDS.say("json.open-text", line(), column(written.length() + 1), shown(written));
    }

    private String wrongClosing() {
        JsonLocation opened = context.startLocation(ContentReference.unknown());
        String[] signs = context.inArray() ? new String[] {"]", "["} : new String[] {"}", "{"};
        return WORDS.say(
                "json.closing",
                found(),
                line(),
                column(0),
                signs[0],
                signs[1],
                opened.getLineNr(),
                opened.getColumnNr());
    }

    private String number() {
        int back = lengthOfToken();
        return WORDS.say("json.number", back > 0 ? word(back) : standing(), line(), column(back));
    }

    /** Returns how far the place is behind the beginning of the word that the parser does not know. */
    private int lengthOfToken() {
        Matcher token = TOKEN.matcher(said);
        boolean isBehind = said.contains(" token ")
                && token.find()
                && text.before(offset()).endsWith(token.group(1));
        return isBehind ? token.group(1).length() : 0;
    }

    private String comma() {
        String before = text.before(offset());
        char last = before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
        if (last == '"' && !Character.isWhitespace(found()) && found() != '"') {
            return WORDS.say("json.stray-quote", line(), column(1), standing());
        }
        if (Character.isLetterOrDigit(last)) {
            int begin = before.length();
            while (begin > 0 && WORD.matcher(before.substring(begin - 1, begin)).matches()) {
                begin--;
            }
            int back = before.length() - begin;
            return WORDS.say("json.unquoted", shown(before.substring(begin) + word(0)), line(), column(back));
        }
        return WORDS.say("json.comma", standing(), line(), column(0));
    }

    private String name() {
        return switch (found()) {
            case ',' -> WORDS.say("json.comma-too-much", line(), column(0));
            case '{', '[' -> WORDS.say("json.name", standing(), line(), column(0));
            default -> WORDS.say("json.unquoted", word(0), line(), column(0));
        };
    }

    private String value() {
        int back = said.contains("for a comment") ? 1 : lengthOfToken();
        String word = word(back);
        String small = word.toLowerCase(Locale.ROOT);
        if (TRUTHS.contains(small)) {
            return WORDS.say("json.truth", word, line(), column(back), small);
        }
        if (NOTHING.contains(small)) {
            return WORDS.say("json.nothing", word, line(), column(back));
        }
        return switch (charAt(back)) {
            case ',' -> WORDS.say("json.comma-too-much", line(), column(0));
            case '}', ']', ':' -> WORDS.say("json.value", standing(), line(), column(0));
            case '.', '+' -> WORDS.say("json.number", standing(), line(), column(0));
            default -> WORDS.say("json.unquoted", unquoted(back), line(), column(back));
        };
    }

    /** Returns what was probably meant to stand in quotes, as a path with blanks: all up to the next sign. */
    private String unquoted(int back) {
        return shown(restOfLine(back).split("[,\\]}\"]", 2)[0].strip());
    }

    private String standing() {
        String word = word(0);
        return word.isEmpty() || found() == '"' ? shown(quoted()) : word;
    }

    private String quoted() {
        String rest = restOfLine(0);
        int end = rest.startsWith("\"") ? rest.indexOf('"', 1) : 0;
        return rest.substring(0, Math.min(rest.length(), Math.max(0, end) + 1));
    }

    private String word(int back) {
        Matcher matcher = WORD.matcher(text.from(offset() - back));
        return matcher.lookingAt() ? shown(matcher.group()) : "";
    }

    private String restOfLine(int back) {
        return text.from(offset() - back).split("[\r\n]", 2)[0];
    }

    private char found() {
        return charAt(0);
    }

    private char charAt(int back) {
        String rest = text.from(offset() - back);
        return rest.isEmpty() ? ' ' : rest.charAt(0);
    }

    private long offset() {
        return location.getCharOffset();
    }

    private int line() {
        return location.getLineNr();
    }

    private int column(int back) {
        return location.getColumnNr() - back;
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
