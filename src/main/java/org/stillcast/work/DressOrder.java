package org.stillcast.work;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.stillcast.chapter.Chapter;
import org.stillcast.project.Picture;
import org.stillcast.subtitle.Cue;

/**
 * Give a part what belongs to it besides sound and picture: tags, chapters, subtitles, a cover. All packets are copied, and
 * what the source has of these is left out.
 *
 * @param number from 1; 0 for all parts in one
 * @param count parts of the project
 * @param form what it becomes, no MP3; its sound may be taken from a video
 * @param content what decides its bytes
 * @param source a part with the sound and picture
 * @param tags what players show of it, in order
 * @param chapters in order
 * @param cues subtitles in it, in order; empty for no track of them
 * @param cover a picture that stands for it
 * @param samples of its sound
 * @param folder that its texts are put into
 * @param target the product while the project is put together
 * @param temporary what is written before it is renamed to the target
 * @param fingerprint of the content
 * @param timeLimit after which its ffmpeg is killed
 */
public record DressOrder(
        int number,
        int count,
        PartForm form,
        Content content,
        Source source,
        Map<String, String> tags,
        List<Chapter> chapters,
        Optional<Iterable<Cue>> cues,
        Optional<Picture> cover,
        long samples,
        Path folder,
        Path target,
        Path temporary,
        String fingerprint,
        Duration timeLimit)
        implements Order {
    /**
     * What decides all bytes of a product. The names of the components are part of its fingerprint.
     *
     * @param recipe name of the way it is done
     * @param ffmpegVersion that does it
     * @param form what it becomes
     * @param essence fingerprint of its sound and picture
     * @param language of what is spoken, ISO 639-2 in three letters
     * @param tags fingerprint of all
     * @param chapters fingerprint of all
     * @param subtitles fingerprint of all; empty for no track of them
     * @param cover SHA-256 of the picture's file; empty for none
     */
    public record Content(
            String recipe,
            String ffmpegVersion,
            PartForm form,
            String essence,
            String language,
            String tags,
            String chapters,
            String subtitles,
            String cover) {}

    /**
     * A part with the right sound and picture.
     *
     * @param file the part
     * @param sha256 of it when it was found, in hexadecimal: it has to be the same still when the copy is checked
     * @param form what it is: a video may well be the source of a sound
     */
    public record Source(Path file, String sha256, PartForm form) {}

    /** Returns the file with its tags and chapters, a temporary one. */
    public Path tagFile() {
        return folder.resolve("tags_" + fingerprint + ".txt");
    }

    /** Returns the file with its subtitles, a temporary one. */
    public Path cueFile() {
        return folder.resolve("cues_" + fingerprint + ".mp4");
    }

    @Override
    public String nameInLog() {
        String part = number == 0 ? "All parts in one" : "Part %d/%d".formatted(number, count);
        return part + " with its tags" + (form == PartForm.VIDEO ? "" : " as " + form);
    }
}
