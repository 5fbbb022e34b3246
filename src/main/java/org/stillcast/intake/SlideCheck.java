package org.stillcast.intake;

import java.io.IOException;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Collectors;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import org.stillcast.fault.FaultList;
import org.stillcast.manifest.Manifest;
import org.stillcast.project.SlideStyle;
import org.stillcast.project.SlideText;
import org.stillcast.project.VideoFormat;
import org.stillcast.slide.Fonts;
import org.stillcast.slide.SlidePainter;
import org.stillcast.text.Words;

/** Whether slides can be drawn: there are fonts that have their characters, and they are not too long. */
final class SlideCheck {
    private static final Words WORDS = Words.of(SlideCheck.class);
    private static final int MOST_NAMED = 5;

    /** So few characters and lines fit in any frame that is not very flat or very high. */
    private static final int SURELY_FITS = 120;

    private static final int SURELY_LINES = 4;
    private static final int MOST_SHAPE = 2;

    private final VideoFormat video;
    private final SlideStyle style;
    private final String language;
    private final Fonts fonts;
    private final SlidePainter painter;
    private final FaultList faults;

    /**
     * @param faults takes what is wrong
     */
    SlideCheck(Manifest manifest, Fonts fonts, FaultList faults) {
        this.fonts = fonts;
        this.faults = faults;
        video = manifest.video();
        style = manifest.slides().style();
        language = manifest.tags().language().orElse("");
        painter = new SlidePainter(fonts);
    }

    /**
     * Says what is wrong with a slide.
     *
     * @param pointer its place in the manifest
     * @param fields the place of what its title and text are in, with a slash behind it
     */
    void check(SlideText slide, String pointer, String fields) throws IOException {
        boolean hasTitle = slide.title().isEmpty() || hasGlyphs(slide.title().get(), fields + "title");
        boolean hasText = slide.text().isEmpty() || hasGlyphs(slide.text().get(), fields + "text");
        String all = slide.all().strip();
        if (hasTitle && hasText && mayBeTooLong(all) && !painter.fits(slide, style, video, language)) {
            faults.add(pointer, WORDS.say("slide.too-long", all.length()));
        }
    }

    private boolean hasGlyphs(String written, String pointer) {
        NavigableSet<Integer> missing = fonts.missing(written, language);
        if (!missing.isEmpty()) {
            String sentence = WORDS.say("slide.no-glyph", named(missing), fontFor(telling(missing)));
            faults.add(pointer, sentence, sentence);
        }
        return missing.isEmpty();
    }

    private boolean mayBeTooLong(String all) {
        boolean isUsualShape =
                video.width() <= MOST_SHAPE * video.height() && video.height() <= MOST_SHAPE * video.width();
        return !isUsualShape
                || all.length() > SURELY_FITS
                || Fonts.lines(all).count() > SURELY_LINES
                || all.codePoints().anyMatch(SlideCheck::mayBeWide);
    }

    /** Readings are not broken, and some signs and ligatures are as wide as a line. */
    private static boolean mayBeWide(int character) {
        return character == '{'
                || UCharacter.isSupplementary(character)
                || UCharacter.UnicodeBlock.of(character).getID()
                        == UCharacter.UnicodeBlock.ARABIC_PRESENTATION_FORMS_A_ID;
    }

    private static String named(NavigableSet<Integer> characters) {
        String named =
                characters.stream().limit(MOST_NAMED).map(SlideCheck::named).collect(Collectors.joining(", "));
        int more = characters.size() - MOST_NAMED;
        return more > 0 ? WORDS.say("slide.more-glyphs", named, more) : named;
    }

    private static String named(int character) {
        String name = Optional.ofNullable(UCharacter.getName(character))
                .map(known -> " " + known)
                .orElse("");
        return "%s (U+%04X%s)".formatted(Character.toString(character), character, name);
    }

    /** Returns one that shows the script, which punctuation does not. */
    private static int telling(NavigableSet<Integer> characters) {
        return characters.stream()
                .filter(character -> UScript.getScript(character) > UScript.INHERITED)
                .findFirst()
                .orElse(characters.first());
    }

    /** Google's Noto has fonts for all scripts, and they are free. */
    private static String fontFor(int character) {
        int script = UScript.getScript(character);
        return switch (script) {
            case UScript.LATIN, UScript.GREEK, UScript.CYRILLIC -> "Noto Sans";
            case UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA, UScript.HANGUL, UScript.BOPOMOFO -> "Noto Sans CJK";
            case UScript.COMMON, UScript.INHERITED, UScript.UNKNOWN ->
                UCharacter.hasBinaryProperty(character, UProperty.EMOJI) ? "Noto Emoji" : "Noto Sans Symbols";
            default -> "Noto Sans " + UScript.getName(script).replace('_', ' ');
        };
    }
}
