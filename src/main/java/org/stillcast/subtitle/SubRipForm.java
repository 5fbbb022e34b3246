package org.stillcast.subtitle;

import java.util.regex.Pattern;

/** The next cue's number and time end a cue, as in ffmpeg; a careless writer's blank line in the text does not. */
final class SubRipForm implements SubtitleForm {
    private static final Pattern NUMBER = Pattern.compile("\\s*\\d+\\s*");

    /** What should be a time where one is expected. */
    private static final Pattern MEANT_AS_TIME = Pattern.compile("\\s*\\d{1,4}:\\d.*");

    private final CueCollector cues = new CueCollector(SubRip::text);
    private String before = "";
    private String beforeThat = "";

    @Override
    public void take(String line, int number) throws UnusableSubtitlesException {
        boolean isBehindNumber = NUMBER.matcher(before).matches();
        if (line.contains(CueClock.ARROW)) {
            if (isBehindNumber) {
                cues.takeBack(before);
            }
            cues.begin(line, number);
        } else if (isBehindNumber
                && beforeThat.isBlank()
                && MEANT_AS_TIME.matcher(line).matches()) {
            throw CueCollector.unreadable(line, number);
        } else if (cues.isOpen()) {
            cues.add(line.isBlank() ? "" : line, number);
        }
        beforeThat = before;
        before = line;
    }

    @Override
    public CueCollector cues() {
        return cues;
    }
}
