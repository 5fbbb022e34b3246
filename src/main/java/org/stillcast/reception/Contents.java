package org.stillcast.reception;

import java.util.Set;

/**
 * What is remembered of what a manifest says.
 *
 * @param folders names of the folders directly in the inbox that it has files in, as long as nobody else remembers them
 * @param projectKey what the ids of the same project have in common
 */
record Contents(Set<String> folders, String projectKey) {
    Contents {
        folders = Set.copyOf(folders);
    }
}
