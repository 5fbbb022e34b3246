package org.stillcast.doubt;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.stillcast.forecast.ClipFacts;
import org.stillcast.forecast.ClipLevels;
import org.stillcast.forecast.PartForecast;
import org.stillcast.project.Project;

/** Looks for what is probably a mistake in a project, though nothing in it is a fault. */
public final class Doubts {
    private static final List<Suspicion> SUSPICIONS = List.of(
            new LevelDoubts(),
            new SameSounds(),
            new NumberGaps(),
            new LoneForms(),
            new OddLengths(),
            new TextLengths(),
            new MissingTexts(),
            new ShortChapters(),
            new OddPictures());

    private Doubts() {}

    /**
     * Looks through a project.
     *
     * @param facts of its clips
     * @param parts that it will have
     * @param levels of its clips, if they were decoded
     * @throws IOException if a file cannot be read
     */
    public static DoubtList of(Project project, ClipFacts facts, List<PartForecast> parts, Optional<ClipLevels> levels)
            throws IOException {
        Scene scene = Scene.of(project, facts, parts, levels);
        DoubtList doubts = new DoubtList();
        for (Suspicion suspicion : SUSPICIONS) {
            suspicion.look(scene, doubts);
        }
        return doubts;
    }
}
