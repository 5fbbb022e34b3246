package org.stillcast.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.stillcast.media.Companion;
import org.stillcast.media.FolderContents;

/**
 * Makes what is said of each clip when it is asked for, of what lies beside its sound then: texts are read each time, so that
 * none is kept.
 *
 * @param folder that is drafted
 * @param image the background
 * @param folders the chapters that sub-folders make
 * @param chapters which of them, or of files, are wanted
 * @param texts what stands in the files beside the sounds
 */
record ClipDrafts(
        Path folder,
        FolderContents contents,
        Pictures pictures,
        Optional<String> image,
        FolderChapters folders,
        Chapters chapters,
        CompanionText texts) {

    ClipDraft get(int clip) {
        String audio = contents.sounds().get(clip);
        List<String> remarks = new ArrayList<>();
        return new ClipDraft(
                audio,
                title(clip, audio),
                text(clip, audio, remarks),
                pictures.own(clip).filter(own -> !image.equals(Optional.of(own))),
                subtitles(clip, audio, remarks),
                remarks);
    }

    private Optional<String> title(int clip, String audio) {
        return switch (chapters) {
            case FOLDERS -> folders.title(clip);
            case FILES -> SoundLook.tags(folder.resolve(audio)).title().or(() -> name(clip));
            case NONE -> Optional.empty();
        };
    }

    private Optional<String> name(int clip) {
        String name = new DraftPath(contents.sounds().get(clip)).stem();
        boolean isNumbered = IntStream.of(clip - 1, clip + 1)
                .filter(other -> other >= 0 && other < contents.sounds().size())
                .mapToObj(other -> new DraftPath(contents.sounds().get(other)).stem())
                .anyMatch(other -> TidyName.differInNumbers(name, other));
        return isNumbered ? TidyName.numbered(name) : TidyName.of(name);
    }

    private Optional<String> text(int clip, String audio, List<String> remarks) {
        Optional<String> file = contents.companions().of(Companion.TEXT, clip, audio);
        try {
            return file.isEmpty() ? file : Optional.of(texts.text(file.get()));
        } catch (CompanionText.UnusableException e) {
            remarks.add(file.get() + " " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<String> subtitles(int clip, String audio, List<String> remarks) {
        Optional<String> file = contents.companions().of(Companion.SUBTITLES, clip, audio);
        try {
            if (file.isPresent()) {
                texts.requireSubtitles(file.get());
            }
            return file;
        } catch (CompanionText.UnusableException e) {
            remarks.add(file.get() + " " + e.getMessage());
            return Optional.empty();
        }
    }
}
