package org.stillcast.work;

/** What comes back for an {@link Order}: that there is more to be done, or how it ended. */
public sealed interface Answer permits NextStep, Completion {}
