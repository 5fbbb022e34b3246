package org.stillcast.reception;

import org.stillcast.intake.NamedFiles;

/** What a look at a manifest and its files has shown. */
sealed interface Finding {
    /** Adds it to what is known, and tells whether nothing more is waited for. */
    boolean tell(Arrival arrival);

    /**
     * The files that it names.
     *
     * @param projectKey what the ids of the same project have in common
     * @param look at them
     */
    record Files(String projectKey, NamedFiles named, NamedFiles.Look look) implements Finding {
        @Override
        public boolean tell(Arrival arrival) {
            return arrival.takeFiles(projectKey, named, look);
        }
    }

    /**
     * Its files are where another look is that has not come back.
     *
     * @param projectKey what the ids of the same project have in common
     */
    record NoAnswer(String projectKey) implements Finding {
        @Override
        public boolean tell(Arrival arrival) {
            return arrival.takeNoAnswer(projectKey);
        }
    }

    /**
     * It ends too early, as one does that is still being copied.
     *
     * @param fault that is found in it
     */
    record CutOff(String fault) implements Finding {
        @Override
        public boolean tell(Arrival arrival) {
            return arrival.takeCutOff(fault);
        }
    }

    /**
     * It cannot be read now.
     *
     * @param fault a phrase for people
     */
    record Unreadable(String fault) implements Finding {
        @Override
        public boolean tell(Arrival arrival) {
            return arrival.takeUnreadable(fault);
        }
    }

    /** It has faults that waiting does not mend. */
    record Faulty() implements Finding {
        @Override
        public boolean tell(Arrival arrival) {
            return arrival.takeFaulty();
        }
    }
}
