package org.stillcast.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.stillcast.media.FolderContents;
import org.stillcast.media.LeftOutReason;
import org.stillcast.media.NameSample;
import org.stillcast.text.Visible;
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
    private static final int MOST_OF_A_TEXT = 40;

    /** Returns what was taken, in a phrase. */
    public String taken() {
        List<String> clips = contents.sounds();
        int last = clips.size() - 1;
        String names = last < MOST_SHOWN
                ? String.join(", ", clips)
                : String.join(", ", clips.subList(0, MOST_SHOWN - 1)) + " … " + clips.get(last);
        String count = WORDS.count("clips", clips.size());
        return Visible.of(
                draft.image().isPresent()
                        ? WORDS.say("taken", count, names, draft.image().get())
                        : WORDS.say("taken.own-pictures", count, names));
    }

    /** Returns what was understood of it, in lines: how much there is besides sounds, some clips with that, and what is odd. */
    public List<String> understood() {
        DraftCount count = new DraftCount(draft.clips());
        List<String> lines = new ArrayList<>();
        tags().ifPresent(lines::add);
        draft.codePage().ifPresent(page -> lines.add(WORDS.say("code-page", page.name())));
        count.more().ifPresent(more -> {
            lines.add(more);
            lines.addAll(some());
        });
        lines.addAll(count.oddities());
        return visible(lines);
    }

    /** Files have the names that strangers gave them. */
    private static List<String> visible(List<String> lines) {
        return lines.stream().map(Visible::of).toList();
    }

    private Optional<String> tags() {
        List<String> tags = new ArrayList<>();
        draft.title().ifPresent(title -> tags.add(WORDS.say("tags.title", shortened(title))));
        draft.artist().ifPresent(artist -> tags.add(WORDS.say("tags.artist", shortened(artist))));
        return tags.isEmpty()
                ? Optional.empty()
                : Optional.of(WORDS.say("tags", String.join(WORDS.say("more.between"), tags)));
    }

    /** Returns the first and the last three clips. */
    private List<String> some() {
        List<ClipDraft> clips = draft.clips();
        int first = clips.size() <= 2 * MOST_SHOWN ? clips.size() : MOST_SHOWN;
        int last = Math.max(first, clips.size() - MOST_SHOWN);
        List<String> lines = new ArrayList<>();
        clips.subList(0, first).forEach(clip -> lines.add("  " + shown(clip)));
        if (first < last) {
            lines.add("  …");
        }
        clips.subList(last, clips.size()).forEach(clip -> lines.add("  " + shown(clip)));
        return lines;
    }

    private static String shown(ClipDraft clip) {
        List<String> fields = new ArrayList<>();
        clip.title().ifPresent(title -> fields.add(WORDS.say("clip.chapter", shortened(title))));
        clip.text().ifPresent(text -> fields.add(WORDS.say("clip.text", shortened(text))));
        clip.subtitles().ifPresent(file -> fields.add(WORDS.say("clip.subtitles", beside(file, clip))));
        clip.image().ifPresent(image -> fields.add(WORDS.say("clip.picture", beside(image, clip))));
        return fields.isEmpty()
                ? clip.audio()
                : WORDS.say("clip.with", clip.audio(), String.join(WORDS.say("more.between"), fields));
    }

    /** What lies in the same folder is shown by its name. */
    private static String beside(String path, ClipDraft clip) {
        String folder = new DraftPath(clip.audio()).folder() + "/";
        return path.startsWith(folder) ? path.substring(folder.length()) : path;
    }

    private static String shortened(String text) {
        return Visible.shortened(text.replaceAll("\\s+", " "), MOST_OF_A_TEXT);
    }

    /** Returns a line for each reason why something was left. */
    public List<String> left() {
        List<String> lines = new ArrayList<>();
        Pictures seen = new Pictures(contents);
        List<String> pictures = Stream.of(contents.pictures(), contents.otherPictures())
                .flatMap(List::stream)
                .filter(picture -> !draft.image().equals(Optional.of(picture)) && !seen.isOfFolder(picture))
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
        return visible(lines);
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
