package org.stillcast.slide;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

import com.ibm.icu.text.Normalizer2;
import org.stillcast.project.RubyText;
import org.stillcast.project.SlideText;
import org.stillcast.subtitle.BreakFinder;

/**
 * The fonts that slides are written in: the operator's, the one that comes along, and the system's. They are looked for when the first
 * slide is, by their tables, and opened when one is drawn. Safe for use by several threads at once.
 */
public final class Fonts {
    private static final int MOST_LANGUAGES = 16;

    private final List<Path> own;
    private final List<Path> system;
    private final JavaFonts opened = new JavaFonts();
    private final Map<String, Ordered> ordered = new HashMap<>();
    private final Map<FontSource, String> hashes = new HashMap<>();
    private List<FontFace> faces = List.of();

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
        this.own = List.copyOf(own);
        this.system = List.copyOf(system);
    }

    /** Returns the characters of a text that no font has, readings included. */
    public synchronized NavigableSet<Integer> missing(String written, String language) {
        NavigableSet<Integer> missing = new TreeSet<>();
        pieces(written).forEach(piece -> runs(piece, language, missing::add));
        return missing;
    }

    /**
     * Returns what decides how a slide's letters look: the fonts that it is written in, in the order of their first letters.
     *
     * @throws IOException if one of them cannot be read any more
     */
    public synchronized List<String> of(SlideText slide, String language) throws IOException {
        List<String> names = new ArrayList<>();
        String shown = EastAsian.languageOf(slide.toString(), language);
        List<FontRun> runs = Stream.of(slide.title(), slide.text())
                .flatMap(text -> text.stream().flatMap(Fonts::pieces))
                .flatMap(piece -> runs(piece, shown, any -> {}).stream())
                .toList();
        for (FontRun run : runs) {
            String name = hash(run.face().source()) + ":" + run.face().index();
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        return names;
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
    static Stream<String> lines(String written) {
        String composed = Normalizer2.getNFCInstance().normalize(written);
        return Stream.of(composed.split("\\R", -1)).map(line -> line.replaceAll("[\\t\\p{Cntrl}]", " "));
    }

    /** Divides a line among the fonts. */
    synchronized List<FontRun> runs(String line, String language, IntConsumer missing) {
        Ordered fonts = ordered(language);
        return new TextRuns(fonts.faces(), fonts.absent(), fonts.breaks(), line, missing).find();
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
