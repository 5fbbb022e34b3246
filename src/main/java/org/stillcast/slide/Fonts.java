package org.stillcast.slide;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stillcast.project.RubyText;
import org.stillcast.project.SlideText;
import org.stillcast.subtitle.BreakFinder;

/**
 * The fonts that slides are written in: the operator's, the one that comes along, and the system's. They are looked for
 * by their tables when the first slide is, and again where a character is missing or a font is not what it was; one is
 * opened when it is chosen first. Safe for use by several threads at once.
 */
public final class Fonts {
    private static final Logger LOG = LoggerFactory.getLogger(Fonts.class);
    private static final int MOST_LANGUAGES = 16;

    /** Nobody puts a font there and tries again sooner. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final List<Path> own;
    private final List<Path> system;
    private final JavaFonts opened = new JavaFonts();
    private final Map<String, Ordered> ordered = new HashMap<>();
    private final Map<FontSource, String> hashes = new HashMap<>();
    private final Clock clock;
    /** Whether those can be drawn with that were chosen once. */
    private final Map<FontFace, Boolean> visible = new HashMap<>();

    private List<FontFace> faces = List.of();
    private Instant looked = Instant.MIN;

    /** The fonts in the order for one language, and what none of them has. */
    private record Ordered(List<FontFace> faces, BitSet absent, BreakFinder breaks) {}

    /**
     * Makes those of this system.
     *
     * @param own files and folders of the operator's, which go before all others
     */
    public Fonts(List<Path> own) {
        this(
                own,
                SystemFonts.folders(
                        System.getProperty("os.name", ""),
                        Path.of(System.getProperty("user.home", "")),
                        System.getenv()));
    }

    /**
     * @param system folders that need not be there
     */
    Fonts(List<Path> own, List<Path> system) {
        this(own, system, Clock.systemUTC());
    }

    /**
     * @param clock tells when they can be looked for again
     */
    Fonts(List<Path> own, List<Path> system, Clock clock) {
        this.clock = clock;
        this.own = List.copyOf(own);
        this.system = List.copyOf(system);
    }

    /** Returns the characters of a text that no font has, readings included. */
    public synchronized NavigableSet<Integer> missing(String written, String language) {
        NavigableSet<Integer> missing = missingNow(written, language);
        return !missing.isEmpty() && looksAgain() ? missingNow(written, language) : missing;
    }

    private NavigableSet<Integer> missingNow(String written, String language) {
        NavigableSet<Integer> missing = new TreeSet<>();
        pieces(written).forEach(piece -> runs(piece, language, missing::add));
        return missing;
    }

    /** Tells whether fonts will be looked for again, which is not done all the time. */
    private boolean looksAgain() {
        boolean isTime = clock.instant().isAfter(looked.plus(BETWEEN_LOOKS));
        if (isTime) {
            faces = List.of();
            ordered.clear();
        }
        return isTime;
    }

    /**
     * Returns what decides how a slide's letters look: the fonts that it is written in, in the order of their first letters.
     *
     * @throws IOException if one of them cannot be read any more
     */
    public synchronized List<String> of(SlideText slide, String language) throws IOException {
        String shown = EastAsian.languageOf(slide.all(), language);
        List<FontFace> written = faces(slide, shown);
        boolean isOld = written.stream().anyMatch(face -> !face.source().isUnchanged());
        List<String> names = new ArrayList<>();
        for (FontFace face : isOld && looksAgain() ? faces(slide, shown) : written) {
            names.add(hash(face.source()) + ":" + face.index());
        }
        return names.stream().distinct().toList();
    }

    private List<FontFace> faces(SlideText slide, String language) {
        return Stream.of(slide.title(), slide.text())
                .flatMap(text -> text.stream().flatMap(Fonts::pieces))
                .flatMap(piece -> runs(piece, language, any -> {}).stream())
                .map(FontRun::face)
                .distinct()
                .toList();
    }

    private String hash(FontSource source) throws IOException {
        String known = hashes.get(source);
        if (known == null) {
            known = source.sha256();
            hashes.put(source, known);
        }
        return known;
    }

    /** Lines are divided among fonts one by one when they are drawn, so they are here. */
    private static Stream<String> pieces(String written) {
        return lines(written)
                .flatMap(line -> Stream.concat(
                        Stream.of(RubyText.base(line)),
                        RubyText.parse(line).pieces().stream().flatMap(piece -> piece.reading().stream())));
    }

    /** Returns the lines that a text is written in, composed as fonts have its letters. */
    public static Stream<String> lines(String written) {
        String composed = Normalizer2.getNFCInstance().normalize(written);
        return Stream.of(composed.split("\\R", -1)).map(line -> line.replaceAll("[\\t\\p{Cntrl}]", " "));
    }

    /** Divides a line among the fonts. */
    synchronized List<FontRun> runs(String line, String language, IntConsumer missing) {
        Ordered fonts = ordered(language);
        List<FontRun> runs = new TextRuns(fonts.faces(), fonts.absent(), fonts.breaks(), line, missing).find();
        List<FontFace> bad = runs.stream()
                .filter(run -> !isVisible(run, line))
                .map(FontRun::face)
                .distinct()
                .toList();
        if (bad.isEmpty()) {
            return runs;
        }
        faces = faces.stream().filter(face -> !bad.contains(face)).toList();
        ordered.clear();
        return runs(line, language, missing);
    }

    /** Tells whether a font can be drawn with; the bundled one can, and what has no letters says nothing. */
    private boolean isVisible(FontRun run, String line) {
        FontFace face = run.face();
        if (face.source() instanceof FontSource.Bundled || visible.containsKey(face)) {
            return visible.getOrDefault(face, true);
        }
        OptionalInt letter = line.substring(run.start(), run.end())
                .codePoints()
                .filter(character -> Character.isLetterOrDigit(character) && face.has(character))
                .filter(character -> !UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT))
                .findFirst();
        return letter.isEmpty() || isVisible(face, letter.getAsInt());
    }

    /** Java has more than one way to fail with a broken font. */
    private boolean isVisible(FontFace face, int letter) {
        try {
            opened.requireVisible(face, letter);
            visible.put(face, true);
            return true;
        } catch (IOException | FontFormatException | RuntimeException e) {
            LOG.warn("The font {} cannot be drawn with and is left out: {}", face.source(), e.getMessage());
            visible.put(face, false);
            return false;
        }
    }

    private Ordered ordered(String language) {
        if (ordered.size() == MOST_LANGUAGES) {
            ordered.clear();
        }
        return ordered.computeIfAbsent(
                language,
                any -> new Ordered(
                        faces().stream().sorted(new FontOrder(language)).toList(),
                        new BitSet(),
                        new BreakFinder(language)));
    }

    private List<FontFace> faces() {
        if (faces.isEmpty()) {
            looked = clock.instant();
            FontScan scan = new FontScan();
            for (int i = 0; i < own.size(); i++) {
                scan.add(own.get(i), i);
            }
            scan.add(new FontSource.Bundled(), own.size());
            system.forEach(folder -> scan.add(folder, own.size() + 1));
            faces = scan.faces();
        }
        return faces;
    }

    /**
     * Returns a font to draw with, one unit high.
     *
     * @throws IOException if it cannot be read
     * @throws FontFormatException if Java cannot draw with it
     */
    Font open(FontFace face) throws IOException, FontFormatException {
        return opened.get(face);
    }
}
