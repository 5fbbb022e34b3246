package org.stillcast.status;

import java.util.List;

/**
 * What has come of projects.
 *
 * @param failed the latest first, with the begin of their reports
 * @param done the latest first
 */
public record Past(List<FailedProject> failed, List<DoneProject> done) {
    /** As many characters as are shown of a report before it is asked for all. */
    private static final int MOST_OF_REPORT = 2_000;

    public Past {
        failed = failed.stream().map(Past::shortened).toList();
        done = List.copyOf(done);
    }

    private static FailedProject shortened(FailedProject project) {
        String report = project.report();
        return report.length() <= MOST_OF_REPORT
                ? project
                : new FailedProject(project.name(), project.failed(), report.substring(0, MOST_OF_REPORT) + "…");
    }
}
