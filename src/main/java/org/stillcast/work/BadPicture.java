package org.stillcast.work;

import org.stillcast.project.Answer;

/**
 * The picture cannot be used, and why.
 *
 * @param reason a phrase for people that goes on from its place in the manifest
 */
public record BadPicture(String reason) implements Answer {}
