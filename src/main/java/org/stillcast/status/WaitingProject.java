package org.stillcast.status;

/**
 * What lies in the inbox and is not in work.
 *
 * @param name of what was dropped: a manifest's file, or a folder
 * @param stage why it is not in work
 * @param priority as its manifest says; 0 if that is not known yet
 * @param note what it waits for, for people, as it stands beside it; empty if there is nothing to say
 */
public record WaitingProject(String name, Stage stage, int priority, String note) {
    /** Why a project is not in work. */
    public enum Stage {
        /** Its files are not all there, or are just being looked at. */
        WAITING,
        /** Others are in work. */
        QUEUED,
        /** Its surroundings did not allow to go on; it is tried again. */
        INTERRUPTED
    }
}
