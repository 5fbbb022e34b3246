package org.stillcast.cli;

import java.io.IOException;
import java.nio.file.Path;

import org.stillcast.files.OwnerLock;
import org.stillcast.text.Words;

/** The daemon that watches an inbox, if there is one. */
record InboxDaemon(Path inbox) {
    private static final Words WORDS = Words.of(InboxDaemon.class);

    /** Says so if there is none: what lies in an inbox that nobody watches would be waited for in vain. */
    void sayIfAbsent(Console console) throws IOException {
        if (OwnerLock.daemonOf(inbox).isEmpty()) {
            console.say(WORDS.say("nobody-watches", Console.shown(inbox)));
        }
    }
}
