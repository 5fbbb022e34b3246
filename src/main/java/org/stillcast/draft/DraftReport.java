package org.stillcast.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.stillcast.media.FolderContents;
import org.stillcast.media.LeftOutReason;
import org.stillcast.media.NameSample;
import org.stillcast.text.Words;

/**
 * What people are told of a draft.
 *
 * @param contents of the folder
 * @param draft made of it
 */
public record DraftReport(FolderContents contents, Draft draft) {
    private static final Words WORDS = Words.of(DraftReport.class);
    private static final int MOST_SHOWN = 3;

    /** Returns what was taken, in a phrase. */
    public String taken() {
        List<String> clips = draft.clips();
        int last = clips.size() - 1;
        String names = last < MOST_SHOWN
                ? String.join(", ", clips)
                : String.join(", ", clips.subList(0, MOST_SHOWN - 1)) + " … " + clips.get(last);
        return WORDS.say("taken", WORDS.count("clips", clips.size()), names, draft.image());
    }

    /** Returns a line for each reason why something was left. */
    public List<String> left() {
        List<String> lines = new ArrayList<>();
        List<String> pictures = Stream.of(contents.pictures(), contents.otherPictures())
                .flatMap(List::stream)
                .filter(picture -> !picture.equals(draft.image()))
                .toList();
        if (!pictures.isEmpty()) {
            lines.add(line(WORDS.count("left.pictures", pictures.size()), pictures.size(), pictures));
        }
        for (LeftOutReason why : LeftOutReason.values()) {
            NameSample names = contents.left().get(why);
            if (names != null) {
                lines.add(line(phrase(why, names.count()), names.count(), names.first()));
            }
        }
        return lines;
    }

    private static String phrase(LeftOutReason why, int count) {
        return switch (why) {
            case ARRIVING -> WORDS.count("left.arriving", count);
            case VIDEO -> WORDS.count("left.videos", count);
            case CONVERTED -> WORDS.count("left.converted", count);
            case PROJECT -> WORDS.count("left.projects", count);
            case OWN -> WORDS.count("left.own", count);
            case LINK -> WORDS.count("left.links", count);
            case OTHER -> WORDS.count("left.others", count);
            case HIDDEN -> WORDS.count("left.hidden", count);
        };
    }

    private static String line(String phrase, int count, List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size())));
        return WORDS.say("left", phrase, count > MOST_SHOWN ? first + ", …" : first);
    }
}
