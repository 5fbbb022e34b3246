package org.stillcast.ffmpeg;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.stillcast.plan.Taken;

/**
 * Why a clip cannot be used, for people: what ffmpeg says of files of a known kind of damage, in words that tell what
 * happened to the file and what to do. Its own words follow in parentheses.
 */
public final class ClipFault {
    private static final String AGAIN = "download or copy it again";

    /** What is known; {@code %s} stands for the first group. In this order, since some are said along with others. */
    private static final List<Known> KNOWN = List.of(
            known(
                    "is an unfinished recording or download: the index of its sound, which is written last, is missing. End"
                            + " the recording properly, or " + AGAIN,
                    "moov atom not found"),
            known(
                    "is an unfinished or damaged recording or download: the index of its sound breaks off, or names what is"
                            + " not there. Export it anew, or " + AGAIN,
                    "contradictionary STSC and STCO|offset 0x\\w+: partial file|missing mandatory atoms, broken header"
                            + "|STSD entries|\\[mov,[^\\]]*\\] error reading header|Decoder \\(codec none\\) not found"
                            + "|Invalid mdhd time scale"),
            known(
                    "has no sound in it, only pictures or nothing at all. Name the file that has the sound",
                    "matches no streams"),
            known(
                    "has its sound in a form that is not taken (%s). To make one of it that is: " + Taken.TO_SOUND,
                    "Codec \\((\\w+)\\) not on whitelist[^\\n]*\\n(?:[^\\n]*\\n)?[^\\n]*Error while opening decoder"),
            known(
                    "is of a kind that is not taken (%s); taken are " + Taken.SOUNDS + ". To make one of them of it: "
                            + Taken.TO_SOUND,
                    "\\[(\\w+)[^\\]]*\\] Format not on whitelist"),
            known(
                    "is an unfinished recording or download: it breaks off before its first sound. End the recording"
                            + " properly, or " + AGAIN,
                    "EBML header parsing failed|File ended prematurely|Truncating packet of size|no 'data' tag found"
                            + "|desc chunk not present|incomplete frame|Input buffer exhausted before END element found"
                            + "|Input packet size too small|Invalid sample rate: 0|exp -\\d+ is out of range"
                            + "|Header processing failed|(?m:^file:.*: End of file$)"),
            known(
                    "breaks off before its first sound, or cannot be read from its disk. See whether another program plays"
                            + " it, or " + AGAIN,
                    "(?m)^file:.*: Input/output error$"));

    /** Said of what has no beginning that is known. */
    private static final Pattern UNKNOWN = Pattern.compile(
            "^file:.*: (Invalid data found when processing input|Invalid argument)\\s*$", Pattern.MULTILINE);

    /** The name of a reader, which has known the kind of the file and not got on: then no command of ffmpeg's would. */
    private static final Pattern READER = Pattern.compile("(?m)^\\[(?!NULL )[\\w,]+ @ ");

    private record Known(String sentence, Pattern said) {}

    private ClipFault() {}

    private static Known known(String sentence, String said) {
        return new Known(sentence, Pattern.compile(said));
    }

    /** Returns why a clip cannot be used that ffmpeg failed at, in words that go on from its name. */
    public static String of(FfmpegFailedException failure) {
        boolean refused = failure.end() == FfmpegFailedException.End.REFUSED;
        Optional<String> meaning = refused ? meaning(failure.stderr()) : Optional.empty();
        if (meaning.isPresent()) {
            return "%s (%s)".formatted(meaning.get(), failure.getMessage());
        }
        boolean unknown = refused && UNKNOWN.matcher(failure.stderr()).find();
        return "cannot be decoded: " + failure.getMessage() + (unknown ? whatToDo(failure.stderr()) : "");
    }

    private static String whatToDo(String stderr) {
        return READER.matcher(stderr).find()
                ? "; its head is damaged. Save or export it anew in the program that it comes from"
                : "; it is damaged, or of another kind than those that are taken: %s. To make one of them of it: %s"
                        .formatted(Taken.SOUNDS, Taken.TO_SOUND);
    }

    /** Returns why a clip cannot be used that ffmpeg found no sample in, in words that go on from its name. */
    public static String ofSilent(String stderr) {
        String complaint = FfmpegMessages.complaint(stderr).orElse("");
        return meaning(stderr)
                .map(meaning -> "%s (ffmpeg said: %s)".formatted(meaning, complaint))
                .orElse("has no sound in it" + (complaint.isEmpty() ? "" : ": " + complaint));
    }

    private static Optional<String> meaning(String stderr) {
        for (Known known : KNOWN) {
            Matcher said = known.said.matcher(stderr);
            if (said.find()) {
                return Optional.of(known.sentence.formatted(said.groupCount() > 0 ? said.group(1) : ""));
            }
        }
        return Optional.empty();
    }
}
