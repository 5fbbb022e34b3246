package org.stillcast.project;

import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.stillcast.files.Folders;

/**
 * One manifest with everything that it names looked up: what is to be made.
 *
 * @param id names its folder and parts
 * @param manifest the file that it came from
 * @param manifestSha256 of that file, and of what is wanted otherwise for this run, in hexadecimal
 * @param base folder that the manifest's relative paths start at, real
 * @param origin what it is known by
 * @param pictures what is seen
 * @param slides what is written on that
 * @param splitEvery longest length of a part; empty for no limit
 * @param splitAt where a part may end
 * @param skipBadClips whether bad clips are left out instead of failing the project
 * @param replace whether a result of another origin may be replaced
 * @param clips at least one, in the order of the video
 * @param badClips those of them whose first bytes already show that they cannot be used
 * @param pauses how the clips follow each other
 * @param texts what is written about the clips
 * @param loudness that is wanted; empty to leave clips as loud as they are
 * @param outputs what is made of it
 * @param tags what people should see of it
 * @param coverNumber of the picture that stands for it, among the pictures
 */
public record Project(
        String id,
        Path manifest,
        String manifestSha256,
        Path base,
        Origin origin,
        PictureList pictures,
        SlideList slides,
        VideoFormat video,
        AudioFormat audio,
        Optional<Duration> splitEvery,
        SplitAt splitAt,
        boolean skipBadClips,
        boolean replace,
        List<Clip> clips,
        List<BadClip> badClips,
        Pauses pauses,
        ClipTexts texts,
        Optional<LoudnessRule> loudness,
        Outputs outputs,
        Tags tags,
        OptionalInt coverNumber) {

    public Project {
        clips = ClipList.copyOf(clips);
        badClips = badClips instanceof BadClipList ? badClips : List.copyOf(badClips);
    }

    /** Returns the picture that stands for it. */
    public Optional<Picture> cover() {
        return coverNumber.isPresent() ? Optional.of(pictures.get(coverNumber.getAsInt())) : Optional.empty();
    }

    /** Tells whether a chapter begins with a clip. */
    public boolean opensChapter(int clip) {
        return outputs.chapters() && texts.hasTitle(clip);
    }

    /** Returns each clip's file as a path that starts at the base, with {@code /} on every system; made when asked for. */
    public List<String> audioPaths() {
        List<Clip> files = clips;
        return new AbstractList<>() {
            @Override
            public String get(int position) {
                return Folders.path(base, files.get(position).audio());
            }

            @Override
            public int size() {
                return files.size();
            }
        };
    }
}
