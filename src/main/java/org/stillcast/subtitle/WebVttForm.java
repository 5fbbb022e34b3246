package org.stillcast.subtitle;

/** A blank line ends a cue; what stands outside of one is its name, or something else that is not shown. */
final class WebVttForm implements SubtitleForm {
    private final CueCollector cues = new CueCollector(WebVtt::text);

    @Override
    public void take(String line, int number) throws UnusableSubtitlesException {
        if (line.contains(CueClock.ARROW)) {
            cues.begin(line, number);
        } else if (line.isEmpty()) {
            cues.end();
        } else if (cues.isOpen()) {
            cues.add(line, number);
        }
    }

    @Override
    public CueCollector cues() {
        return cues;
    }
}
