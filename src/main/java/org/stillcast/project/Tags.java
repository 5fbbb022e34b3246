package org.stillcast.project;

import java.util.Optional;

/**
 * What people should see of a part in a player or a shop.
 *
 * @param title of the project
 * @param language BCP 47 tag of what is spoken
 */
public record Tags(
        Optional<String> title,
        Optional<String> language,
        Optional<String> artist,
        Optional<String> album,
        Optional<String> date,
        Optional<String> genre,
        Optional<String> comment,
        Optional<String> copyright) {
    /** Nothing. */
    public static final Tags NONE = new Tags(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
