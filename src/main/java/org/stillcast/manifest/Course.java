package org.stillcast.manifest;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is heard of each row of a table: sounds in several languages, with time to think and to speak, and earlier rows again.
 *
 * @param steps of each row, at least one
 * @param reviewAfter which rows are reviewed behind each: so many before it, in this order
 * @param reviewSteps of each row that is reviewed, at least one
 */
public record Course(List<Step> steps, List<Integer> reviewAfter, List<Step> reviewSteps) {
    /**
     * One sound.
     *
     * @param column that its file stands in
     * @param gap behind it, as {@link org.stillcast.project.Gap} reads it; empty for the project's
     */
    public record Step(String column, Optional<String> gap) {}

    public Course {
        steps = List.copyOf(steps);
        reviewAfter = List.copyOf(reviewAfter);
        reviewSteps = List.copyOf(reviewSteps);
    }

    /** Returns how many earlier rows have to be remembered. */
    int rowsRemembered() {
        return reviewAfter.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** Returns the columns that sounds stand in, each once. */
    Collection<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        Stream.concat(steps.stream(), reviewSteps.stream()).map(Step::column).forEach(columns::add);
        return columns;
    }
}
