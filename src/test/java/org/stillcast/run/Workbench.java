package org.stillcast.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.stillcast.TestMedia;
import org.stillcast.fault.InvalidManifestException;
import org.stillcast.files.Checksum;
import org.stillcast.intake.Intake;
import org.stillcast.intake.Submission;
import org.stillcast.outbox.Outbox;
import org.stillcast.process.Ffmpeg;
import org.stillcast.process.ParentDeathSignal;
import org.stillcast.project.Project;
import org.stillcast.settings.Settings;
import org.stillcast.settings.SettingsReader;
import org.stillcast.slide.Fonts;
import org.stillcast.timeline.Take;
import org.stillcast.work.SegmentOrder;
import org.stillcast.work.SegmentRendered;

/** What projects are worked on with, in a folder of its own. */
public final class Workbench {
    public final Ffmpeg exec = new Ffmpeg(TestMedia.ffmpeg(), Duration.ofMinutes(1), ParentDeathSignal.NONE);
    public final Settings settings;
    public final Tools tools;
    private final Path inbox;

    public Workbench(Path folder) throws Exception {
        settings = new SettingsReader(Map.of("stillcast.part-parallelism", "2"), Map.of(), folder).read();
        inbox = Files.createDirectories(settings.inbox());
        Files.createDirectories(settings.outbox());
        Files.createDirectories(settings.temp());
        tools = tools(settings);
    }

    /** Returns the same with other settings. */
    public Tools tools(Settings settings) {
        return new Tools(
                settings,
                new Outbox(settings.outbox()),
                exec,
                "4.4.1",
                "test",
                new Fonts(List.of()),
                Clock.systemUTC(),
                event -> {});
    }

    /** Returns what makes projects of submissions. */
    public ProjectFactory projects() {
        return new ProjectFactory(new Intake(settings), tools);
    }

    /** Puts a manifest into the inbox, with a picture and clips that it may name. */
    public Submission submission(String name, String text) throws IOException {
        TestMedia.picture(inbox.resolve("bg.png"), 64, 36);
        for (int i = 1; i <= 2; i++) {
            if (Files.notExists(inbox.resolve(i + ".wav"))) {
                TestMedia.clip(inbox.resolve(i + ".wav"), i, "0.2");
            }
        }
        Path manifest = Files.writeString(inbox.resolve(name + ".json"), text);
        return Submission.byCommand(manifest, List.of(inbox)).replacing();
    }

    /** Returns the project that a manifest stands for, with the clips 1 and 2 and the picture that it may name. */
    public Project project(String name, String text) throws IOException, InvalidManifestException {
        return new Intake(settings).plan(submission(name, text));
    }

    /** Carries out an order in no time: with files that are there, and nothing in them. */
    public static SegmentRendered pretend(SegmentOrder order, int channels) throws IOException {
        Files.writeString(order.target(), "segment");
        Files.writeString(order.sketch(), "sketch");
        Take take = new Take(order.fingerprint(), 9_600, channels, Optional.empty());
        return new SegmentRendered(order, take, Checksum.of(order.target()), Checksum.of(order.sketch()));
    }
}
