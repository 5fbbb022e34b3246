package org.stillcast.manifest;

import java.util.Locale;
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

    private static final Set<String> NOTHING = Set.of("none", "null", "nil", "undefined");
    private static final Set<String> TRUTHS = Set.of("true", "false");
    private static final Pattern TOKEN = Pattern.compile("token '(.*?)'");

    private final JsonProcessingException thrown;
    private final String parserMessage;
    private final JsonStreamContext context;
    private final SyntaxPlace place;

    private SyntaxFault(JsonProcessingException thrown, JsonStreamContext context, ManifestText text) {
        this.thrown = thrown;
        this.context = context;
        parserMessage = thrown.getOriginalMessage();
        JsonLocation location = thrown.getLocation();
        place = new SyntaxPlace(text, location == null ? JsonLocation.NA : location);
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
            return WORDS.say("json.ends-early", place.line(), place.column(0));
        }
        if (parserMessage.startsWith("Duplicate field")) {
            return doubled();
        }
        if (parserMessage.contains("character escape")) {
            return backslash();
        }
        if (parserMessage.startsWith("Illegal")) {
            return control();
        }
        return context.inRoot() ? outside() : inside();
    }

    /** Returns what is said of something in front of the braces, or behind them. */
    private String outside() {
        String before = place.before();
        boolean isBehind = before.contains("}") || parserMessage.contains("no open");
        int back = lengthOfToken();
        if (isBehind) {
            return WORDS.say("json.goes-on", place.line(), place.column(back));
        }
        return place.found() == '#' ? inside() : WORDS.say("json.none", SyntaxPlace.shown(place.restOfLine(back)));
    }

    private String inside() {
        int curly = quoteInTextBefore();
        if (curly > 0) {
            return meant(curly);
        }
        if (LookalikeSign.meaning(place.found()).isPresent()) {
            return meant(0);
        }
        if (Character.isSpaceChar(place.found()) && place.found() != ' ') {
            return WORDS.say("json.blank", (int) place.found(), place.line(), place.column(0));
        }
        if (parserMessage.startsWith("Unexpected close marker")) {
            return wrongClosing();
        }
        if (parserMessage.startsWith("Non-standard token") || parserMessage.contains("umeric value")) {
            return number();
        }
        if (parserMessage.contains("expecting a colon")) {
            return WORDS.say(
                    "json.colon",
                    place.standing(),
                    place.line(),
                    place.column(0),
                    SyntaxPlace.shown(context.getCurrentName()));
        }
        if (parserMessage.contains("expecting comma")) {
            return comma();
        }
        return parserMessage.contains("start field name") ? name() : value();
    }

    private String meant(int back) {
        char sign = place.charAt(back);
        String meant = LookalikeSign.meaning(sign).orElse("");
        return sign < 0x80
                ? WORDS.say("json.instead", sign, place.line(), place.column(back), meant)
                : WORDS.say("json.meant", sign, place.line(), place.column(back), meant);
    }

    /** Returns how far back a quote of another kind stands in the text that ends right before the fault; 0 if there is none. */
    private int quoteInTextBefore() {
        String before = place.before();
        int end = before.length() - 1;
        if (end < 0 || before.charAt(end) != '"' || place.found() == '"') {
            return 0;
        }
        for (int i = end - 1; i >= 0 && before.charAt(i) != '"' && before.charAt(i) != '\n'; i--) {
            if (LookalikeSign.meaning(before.charAt(i)).filter("\""::equals).isPresent()) {
                return before.length() - i;
            }
        }
        return 0;
    }

    private String doubled() {
        String before = place.before().stripTrailing();
        int back = place.before().length() - before.lastIndexOf('"', before.length() - 2);
        return WORDS.say("json.doubled", SyntaxPlace.shown(context.getCurrentName()), place.line(), place.column(back));
    }

    private String backslash() {
        String before = place.before();
        int back = before.length() - before.lastIndexOf('\\');
        String written = before.substring(before.lastIndexOf('"') + 1)
                + place.restOfLine(0).split("\"", 2)[0];
        return WORDS.say(
                "json.backslash",
                SyntaxPlace.shown(written),
                place.line(),
                place.column(back),
                SyntaxPlace.shown(written.replaceAll("\\\\+", "/")));
    }

    private String control() {
        if (!parserMessage.contains("unquoted")) {
            return WORDS.say("json.no-text", place.line(), place.column(0));
        }
        if (place.found() != '\n' && place.found() != '\r') {
            return WORDS.say("json.control", place.line(), place.column(0));
        }
        String before = place.before();
        String written = before.substring(before.lastIndexOf('"') + 1);
        return WORDS.say(
                "json.open-text", place.line(), place.column(written.length() + 1), SyntaxPlace.shown(written));
    }

    private String wrongClosing() {
        JsonLocation opened = context.startLocation(ContentReference.unknown());
        String[] signs = context.inArray() ? new String[] {"]", "["} : new String[] {"}", "{"};
        return WORDS.say(
                "json.closing",
                place.found(),
                place.line(),
                place.column(0),
                signs[0],
                signs[1],
                opened.getLineNr(),
                opened.getColumnNr());
    }

    private String number() {
        int back = lengthOfToken();
        return WORDS.say(
                "json.number", back > 0 ? place.word(back) : place.standing(), place.line(), place.column(back));
    }

    /** Returns how far the place is behind the beginning of the word that the parser does not know. */
    private int lengthOfToken() {
        Matcher token = TOKEN.matcher(parserMessage);
        boolean isBehind = parserMessage.contains(" token ")
                && token.find()
                && place.before().endsWith(token.group(1));
        return isBehind ? token.group(1).length() : 0;
    }

    private String comma() {
        String before = place.before();
        char last = before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
        if (last == '"' && !Character.isWhitespace(place.found()) && place.found() != '"') {
            return WORDS.say("json.stray-quote", place.line(), place.column(1), place.standing());
        }
        if (Character.isLetterOrDigit(last)) {
            int begin = before.length();
            while (begin > 0 && SyntaxPlace.isInWord(before.charAt(begin - 1))) {
                begin--;
            }
            int back = before.length() - begin;
            return WORDS.say(
                    "json.unquoted",
                    SyntaxPlace.shown(before.substring(begin) + place.word(0)),
                    place.line(),
                    place.column(back));
        }
        return WORDS.say("json.comma", place.standing(), place.line(), place.column(0));
    }

    private String name() {
        return switch (place.found()) {
            case ',' -> WORDS.say("json.comma-too-much", place.line(), place.column(0));
            case '{', '[' -> WORDS.say("json.name", place.standing(), place.line(), place.column(0));
            default -> WORDS.say("json.unquoted", place.word(0), place.line(), place.column(0));
        };
    }

    private String value() {
        int back = parserMessage.contains("for a comment") ? 1 : lengthOfToken();
        String word = place.word(back);
        String small = word.toLowerCase(Locale.ROOT);
        if (TRUTHS.contains(small)) {
            return WORDS.say("json.truth", word, place.line(), place.column(back), small);
        }
        if (NOTHING.contains(small)) {
            return WORDS.say("json.nothing", word, place.line(), place.column(back));
        }
        return switch (place.charAt(back)) {
            case ',' -> WORDS.say("json.comma-too-much", place.line(), place.column(0));
            case '}', ']', ':' -> WORDS.say("json.value", place.standing(), place.line(), place.column(0));
            case '.', '+' -> WORDS.say("json.number", place.standing(), place.line(), place.column(0));
            default -> WORDS.say("json.unquoted", unquoted(back), place.line(), place.column(back));
        };
    }

    /** Returns what was probably meant to stand in quotes, as a path with blanks: all up to the next sign. */
    private String unquoted(int back) {
        return SyntaxPlace.shown(place.restOfLine(back).split("[,\\]}\"]", 2)[0].strip());
    }
}
