package org.stillcast.manifest;

import java.util.AbstractList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.stillcast.packed.SparseTexts;
import org.stillcast.packed.TextList;
import org.stillcast.project.SlideText;

/** The elements of a manifest's {@code clips}, in little more bytes than they have in it; each look makes a new record. */
public final class ClipElementList extends AbstractList<ClipElement> implements RandomAccess {
    private final TextList pointers = new TextList();
    private final TextList ids = new TextList();
    private final TextList paths = new TextList();
    private final BitSet patterns = new BitSet();
    /** Of those elements that are tables; few. */
    private final Map<Integer, TableForm> forms = new TreeMap<>();

    private final SparseTexts images = new SparseTexts();
    private final SparseTexts slideTitles = new SparseTexts();
    private final SparseTexts slideTexts = new SparseTexts();
    private final SparseTexts gaps = new SparseTexts();
    private final SparseTexts repeats = new SparseTexts();
    private final SparseTexts titles = new SparseTexts();
    private final SparseTexts texts = new SparseTexts();
    private final SparseTexts subtitles = new SparseTexts();

    /** Returns entries as a list of this kind, which may be the same one. */
    static ClipElementList copyOf(List<ClipElement> entries) {
        if (entries instanceof ClipElementList packed) {
            return packed;
        }
        ClipElementList packed = new ClipElementList();
        entries.forEach(packed::take);
        return packed;
    }

    /** Adds an element while a manifest or a table is read. */
    public void take(ClipElement entry) {
        int index = paths.size();
        patterns.set(index, entry.kind() == ClipElement.Kind.PATTERN);
        entry.form().ifPresent(form -> forms.put(index, form));
        ClipFields fields = entry.fields();
        fields.image().ifPresent(text -> images.put(index, text));
        fields.slide().flatMap(SlideText::title).ifPresent(text -> slideTitles.put(index, text));
        fields.slide().flatMap(SlideText::text).ifPresent(text -> slideTexts.put(index, text));
        fields.gap().ifPresent(text -> gaps.put(index, text));
        fields.title().ifPresent(text -> titles.put(index, text));
        fields.text().ifPresent(text -> texts.put(index, text));
        fields.subtitles().ifPresent(text -> subtitles.put(index, text));
        if (fields.repeat() > 1) {
            repeats.put(index, String.valueOf(fields.repeat()));
        }
        pointers.add(entry.pointer());
        ids.add(entry.id().orElse(""));
        paths.add(entry.path());
    }

    /** Returns the bytes of all names together, in UTF-8. */
    public long nameBytes() {
        return ids.byteCount()
                + (long) paths.byteCount()
                + Stream.of(images, slideTitles, slideTexts, gaps, repeats, titles, texts, subtitles)
                        .mapToLong(SparseTexts::byteCount)
                        .sum();
    }

    /** Tells whether any of them has a picture of its own. */
    boolean hasImages() {
        return !images.isEmpty();
    }

    /** Returns how many of them are tables. */
    public int tables() {
        return forms.size();
    }

    @Override
    public ClipElement get(int index) {
        return new ClipElement(
                pointers.get(index),
                Optional.of(ids.get(index)).filter(id -> !id.isEmpty()),
                paths.get(index),
                kind(index),
                fields(index),
                Optional.ofNullable(forms.get(index)));
    }

    private ClipElement.Kind kind(int index) {
        if (forms.containsKey(index)) {
            return ClipElement.Kind.TABLE;
        }
        return patterns.get(index) ? ClipElement.Kind.PATTERN : ClipElement.Kind.FILE;
    }

    private ClipFields fields(int index) {
        return new ClipFields(
                images.get(index),
                SlideText.of(slideTitles.get(index), slideTexts.get(index)),
                gaps.get(index),
                repeats.get(index).map(Integer::valueOf).orElse(1),
                titles.get(index),
                texts.get(index),
                subtitles.get(index));
    }

    @Override
    public int size() {
        return paths.size();
    }
}
