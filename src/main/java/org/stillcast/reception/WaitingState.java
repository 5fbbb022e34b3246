package org.stillcast.reception;

/**
 * Where a manifest is on its way from the inbox to its outcome.
 *
 * <pre>
 *  first seen
 *      │      ┌──── something is missing ────┐
 *      ▼      ▼                              │
 *     WAITING ──────── beginLook ──────▶ LOOKED_AT ─── endLook ───▶ READY
 *      ▲  ▲  ▲                                     all is the same   │
 *      │  │  │                                     as before, or     │ take, when it is
 *      │  │  │                                     waiting is no use │ its project's turn
 *      │  │  │                                     (any more)        ▼
 *      │  │  └──────── giveBack: it cannot be begun now ────────── QUEUED ─── begin ───▶ IN_WORK
 *      │  │                                                          │                     │
 *      │  └──────────── see: the pause is over ─────────── POSTPONED ◀── release, postpone ┘
 *      │
 *      └── see: its file is another one now, or the folder that it was dropped in changes
 *          (from any state that is not taken)
 * </pre>
 *
 * <p>Ended, it is forgotten, and so is one that is not taken and is not in the inbox any more; if it is seen then, it is seen
 * for the first time. One that has failed is not waited for: what was dropped is in {@code failed/} by then.
 */
public enum WaitingState {
    /** For the first look at what it names, or for the next one, as something is missing. */
    WAITING,
    /** By another thread; what that finds counts only as long as the manifest is in this state. */
    LOOKED_AT,
    /** To be taken: all is there, or is not waited for any more. */
    READY,
    /** For others' projects to end. */
    QUEUED,
    /** Its project is being made. */
    IN_WORK,
    /** After an interruption, to be tried again later. */
    POSTPONED;

    /** Tells whether it is queued or in work: then it is not looked at. */
    boolean isTaken() {
        return this == QUEUED || this == IN_WORK;
    }
}
