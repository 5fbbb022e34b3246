package org.stillcast.reception;

import java.nio.file.Path;

/**
 * A manifest in the inbox as it stands at one moment.
 *
 * @param manifest its file
 * @param name of what was dropped
 * @param state where it is on its way
 * @param priority as it says itself; 0 if that is not known yet
 * @param note what it waits for, for people; empty if there is nothing to say
 */
public record Waiting(Path manifest, String name, WaitingState state, int priority, String note) {}
