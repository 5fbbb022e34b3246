package org.stillcast.route;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.stillcast.TestMedia;
import org.stillcast.intake.Intake;
import org.stillcast.intake.Submission;
import org.stillcast.outbox.Outbox;
import org.stillcast.process.Ffmpeg;
import org.stillcast.process.ParentDeathSignal;
import org.stillcast.run.Workshop;
import org.stillcast.settings.Settings;
import org.stillcast.settings.SettingsReader;
import org.stillcast.timeline.RenderedSegment;
import org.stillcast.work.SegmentOrder;

/** What projects are worked on with, in a folder of its own. */
final class Workbench {
    final Ffmpeg exec = new Ffmpeg(TestMedia.ffmpeg(), Duration.ofMinutes(1), ParentDeathSignal.NONE);
    final Settings settings;
    final Workshop workshop;
    private final Path inbox;

    Workbench(Path folder) throws Exception {
        settings = new SettingsReader(Map.of(), Map.of(), folder).read();
        inbox = Files.createDirectories(settings.inbox());
        Files.createDirectories(settings.outbox());
        Files.createDirectories(settings.temp());
        workshop = new Workshop(
                settings,
                new Intake(settings),
                new Outbox(settings.outbox()),
                exec,
                "4.4.1",
                "test",
                Clock.systemUTC(),
                (project, fraction, doing) -> {});
    }

    /** Puts a manifest into the inbox, with a picture and clips that it may name. */
    Submission submission(String name, String text) throws IOException {
        TestMedia.picture(inbox.resolve("bg.png"), 64, 36);
        for (int i = 1; i <= 2; i++) {
            if (Files.notExists(inbox.resolve(i + ".wav"))) {
                TestMedia.clip(inbox.resolve(i + ".wav"), i, "0.2");
            }
        }
        Path manifest = Files.writeString(inbox.resolve(name + ".json"), text);
        return new Submission(manifest, List.of(inbox), false, true);
    }

    /** Carries out an order in no time: with files that are there, and nothing in them. */
    static RenderedSegment pretend(SegmentOrder order, int position, int channels) throws IOException {
        Files.writeString(order.target(), "segment");
        Files.writeString(order.sketch(), "sketch");
        return new RenderedSegment(position, order.clip().id(), order.fingerprint(), 9_600, channels, Optional.empty());
    }
}
