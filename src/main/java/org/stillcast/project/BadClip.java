package org.stillcast.project;

/**
 * A clip that cannot be used, and why.
 *
 * @param position its index among the project's clips
 * @param clip the clip
 * @param reason a phrase for people that goes on from the clip's name
 */
public record BadClip(int position, Clip clip, String reason) {}
