package org.stillcast.manifest;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.stillcast.table.TableRow;

/** Puts the rows of a course into the order in which they are heard: each in its turn, and earlier ones again behind it. */
final class CourseRows {
    private final Course course;
    private final StepTaker taker;
    /** The latest rows, the last one first. */
    private final Deque<Heard> latest = new ArrayDeque<>();

    /** A row, and how often something of it has been heard. */
    private static final class Heard {
        private final TableRow row;
        private int count;

        Heard(TableRow row) {
            this.row = row;
        }
    }

    /** Takes what is heard, one sound after the other. */
    @FunctionalInterface
    interface StepTaker {
        /**
         * Takes the next sound, and tells whether more are wanted.
         *
         * @param count which of the clips of its row it is, from 1
         * @param opens whether it is the first one of a row that was not heard before
         * @param before columns of this row that have been heard just now, each once
         */
        boolean take(TableRow row, Course.Step step, int count, boolean opens, Collection<String> before)
                throws IOException;
    }

    CourseRows(Course course, StepTaker taker) {
        this.course = course;
        this.taker = taker;
    }

    /** Takes the next row, and tells whether more are wanted. */
    boolean take(TableRow row) throws IOException {
        Heard next = new Heard(row);
        boolean more = hear(next, course.steps(), true);
        List<Heard> earlier = List.copyOf(latest);
        for (int after : course.reviewAfter()) {
            if (more && after <= earlier.size()) {
                more = hear(earlier.get(after - 1), course.reviewSteps(), false);
            }
        }
        latest.addFirst(next);
        if (latest.size() > course.rowsRemembered()) {
            latest.removeLast();
        }
        return more;
    }

    private boolean hear(Heard row, List<Course.Step> steps, boolean isNew) throws IOException {
        Set<String> before = new LinkedHashSet<>();
        for (Course.Step step : steps) {
            row.count++;
            if (!taker.take(row.row, step, row.count, isNew && before.isEmpty(), before)) {
                return false;
            }
            before.add(step.column());
        }
        return true;
    }
}
