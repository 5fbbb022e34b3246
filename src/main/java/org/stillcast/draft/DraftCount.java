package org.stillcast.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.stillcast.text.MissingNumbers;
import org.stillcast.text.Numbering;
import org.stillcast.text.Visible;
import org.stillcast.text.Words;

/** What there is in a draft, counted in one pass over its clips. */
final class DraftCount {
    private static final Words WORDS = Words.of(DraftCount.class);
    private static final int MOST_SHOWN = 3;
    private static final int MOST_TITLES = 5;
    private static final int MOST_OF_A_TITLE = 40;

    private final Numbering numbering = new Numbering();
    private final List<String> titles = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private int chapters;
    private int texts;
    private int subtitles;
    private int pictures;
    private int remarkCount;

    DraftCount(List<ClipDraft> clips) {
        clips.forEach(this::add);
    }

    private void add(ClipDraft clip) {
        numbering.add(clip.audio());
        clip.title().filter(title -> titles.size() < MOST_TITLES).ifPresent(titles::add);
        chapters += one(clip.title());
        texts += one(clip.text());
        subtitles += one(clip.subtitles());
        pictures += one(clip.image());
        remarkCount += clip.remarks().size();
        if (remarks.size() < MOST_SHOWN) {
            remarks.addAll(clip.remarks());
        }
    }

    private static int one(Optional<String> field) {
        return field.isPresent() ? 1 : 0;
    }

    /** Returns what is there besides sounds, in a phrase; empty if nothing is. */
    Optional<String> more() {
        List<String> phrases = new ArrayList<>();
        add(phrases, chapters, WORDS.say("more.titles", WORDS.count("more.chapters", chapters), titles()));
        add(phrases, texts, WORDS.count("more.texts", texts));
        add(phrases, subtitles, WORDS.count("more.subtitles", subtitles));
        add(phrases, pictures, WORDS.count("more.pictures", pictures));
        return phrases.isEmpty()
                ? Optional.empty()
                : Optional.of(WORDS.say("more", String.join(WORDS.say("more.between"), phrases)));
    }

    private String titles() {
        String first = titles.stream()
                .map(title -> Visible.shortened(title, MOST_OF_A_TITLE))
                .collect(Collectors.joining(WORDS.say("more.between")));
        return chapters > titles.size() ? first + " …" : first;
    }

    private static void add(List<String> phrases, int count, String phrase) {
        if (count > 0) {
            phrases.add(phrase);
        }
    }

    /** Returns a line for each number that is missing, and for each file that could not be taken: for the first few of them. */
    List<String> oddities() {
        List<MissingNumbers> missing = numbering.missing();
        List<String> lines = new ArrayList<>();
        missing.stream().limit(MOST_SHOWN).map(MissingNumbers::sentence).forEach(lines::add);
        if (missing.size() > MOST_SHOWN) {
            lines.add(WORDS.say("missing-in-all", numbering.count()));
        }
        remarks.stream()
                .limit(MOST_SHOWN)
                .map(remark -> WORDS.say("not-taken", remark))
                .forEach(lines::add);
        if (remarkCount > MOST_SHOWN) {
            lines.add(WORDS.say("not-taken-in-all", remarkCount));
        }
        return lines;
    }
}
