package org.stillcast.ffmpeg;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.stillcast.project.AcceptedKinds;
import org.stillcast.text.Words;

/**
 * Why a clip cannot be used, for people: what ffmpeg says of files of a known kind of damage, in words that tell what
 * happened to the file and what to do. Its own words follow in parentheses.
 */
public final class ClipFault {
    private static final Words WORDS = Words.of(ClipFault.class);

    /** What is known; {@code %s} stands for the first group. In this order, since some are said along with others. */
    private static final List<Known> KNOWN = List.of(
            known(WORDS.say("no-index"), "moov atom not found"),
            known(
                    WORDS.say("bad-index"),
                    "contradictionary STSC and STCO|offset 0x\\w+: partial file|missing mandatory atoms, broken header"
                            + "|STSD entries|\\[mov,[^\\]]*\\] error reading header|Decoder \\(codec none\\) not found"
                            + "|Invalid mdhd time scale"),
            known(WORDS.say("only-pictures"), "matches no streams"),
            known(
                    WORDS.say("form-not-taken", "%s", AcceptedKinds.TO_SOUND),
                    "Codec \\((\\w+)\\) not on whitelist[^\\n]*\\n(?:[^\\n]*\\n)?[^\\n]*Error while opening decoder"),
            known(
                    WORDS.say("kind-not-taken", "%s", AcceptedKinds.SOUNDS, AcceptedKinds.TO_SOUND),
                    "\\[(\\w+)[^\\]]*\\] Format not on whitelist"),
            known(
                    WORDS.say("unfinished"),
                    "EBML header parsing failed|File ended prematurely|Truncating packet of size|no 'data' tag found"
                            + "|desc chunk not present|incomplete frame|Input buffer exhausted before END element found"
                            + "|Input packet size too small|Invalid sample rate: 0|exp -\\d+ is out of range"
                            + "|Header processing failed|(?m:^file:.*: End of file$)"),
            known(WORDS.say("unreadable"), "(?m)^file:.*: Input/output error$"));

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
            return WORDS.say("with-ffmpegs-words", meaning.get(), failure.getMessage());
        }
        boolean unknown = refused && UNKNOWN.matcher(failure.stderr()).find();
        return WORDS.say("cannot-be-decoded", failure.getMessage()) + (unknown ? whatToDo(failure.stderr()) : "");
    }

    private static String whatToDo(String stderr) {
        return READER.matcher(stderr).find()
                ? WORDS.say("damaged-head")
                : WORDS.say("damaged-or-not-taken", AcceptedKinds.SOUNDS, AcceptedKinds.TO_SOUND);
    }

    /** Returns why a clip cannot be used that ffmpeg found no sample in, in words that go on from its name. */
    public static String ofSilent(String stderr) {
        String complaint = FfmpegMessages.complaint(stderr).orElse("");
        return meaning(stderr)
                .map(meaning -> WORDS.say("with-what-ffmpeg-said", meaning, complaint))
                .orElseGet(
                        () -> complaint.isEmpty() ? WORDS.say("no-sound") : WORDS.say("no-sound-because", complaint));
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
