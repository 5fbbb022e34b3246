package org.stillcast.intake;

import java.nio.file.Path;
import java.util.List;

/**
 * A manifest on its way in.
 *
 * @param manifest its file, absolute
 * @param roots folders that its clips and picture may lie in
 * @param fromInbox whether the manifest is moved out of the inbox when the project has ended
 * @param replace whether a result of another origin may be replaced, whatever the manifest says
 */
public record Submission(Path manifest, List<Path> roots, boolean fromInbox, boolean replace) {
    public Submission {
        roots = List.copyOf(roots);
    }
}
