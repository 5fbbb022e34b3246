package org.stillcast.run;

import java.time.Clock;

import org.stillcast.outbox.Outbox;
import org.stillcast.process.Ffmpeg;
import org.stillcast.settings.Settings;

/**
 * What every project is worked on with.
 *
 * @param settings of the operator
 * @param outbox where projects are published
 * @param ffmpeg does the work
 * @param ffmpegVersion of it
 * @param stillcastVersion of this program
 * @param clock tells when a project was begun and finished
 * @param listener is told what happens
 */
public record Tools(
        Settings settings,
        Outbox outbox,
        Ffmpeg ffmpeg,
        String ffmpegVersion,
        String stillcastVersion,
        Clock clock,
        RunListener listener) {}
