package org.stillcast.files;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.stillcast.text.Words;

/**
 * A process that owns a folder.
 *
 * @param host that it runs on
 */
record Owner(long pid, String host) {
    private static final Words WORDS = Words.of(Owner.class);
    private static final Pattern SHAPE = Pattern.compile("pid (\\d{1,18}) on host (\\S+)");

    static Owner us() {
        return new Owner(ProcessHandle.current().pid(), HostName.ours());
    }

    static Optional<Owner> in(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.find()
                ? Optional.of(new Owner(Long.parseLong(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    /**
     * Tells whether it is another process that runs, as far as that can be told from here. Version 1.0 gave every machine
     * without DNS the same name.
     */
    boolean isAlive() {
        return !equals(us())
                && isHere()
                && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Tells whether it runs on this host, as far as names tell. */
    boolean isHere() {
        return host.equals(HostName.ours()) || host.equals(HostName.OF_ALL);
    }

    /** Returns the process in words for people. */
    String inWords() {
        return WORDS.say("owner", pid, host);
    }

    String text() {
        return "In use by Stillcast: %s%n".formatted(this);
    }

    @Override
    public String toString() {
        return "pid %d on host %s".formatted(pid, host);
    }
}
