package org.stillcast.delivery;

import java.util.Arrays;
import java.util.Locale;

/** Who can be told: of each kind of ending, an endpoint that the settings name, and routes that listen. */
public enum Recipient {
    COMPLETED_ENDPOINT(Delivery.Kind.COMPLETED, Audience.ENDPOINT),
    COMPLETED_LISTENERS(Delivery.Kind.COMPLETED, Audience.LISTENERS),
    FAILED_ENDPOINT(Delivery.Kind.FAILED, Audience.ENDPOINT),
    FAILED_LISTENERS(Delivery.Kind.FAILED, Audience.LISTENERS);

    /** What kind of recipient it is. */
    public enum Audience {
        ENDPOINT,
        LISTENERS
    }

    private final Delivery.Kind kind;
    private final Audience audience;

    Recipient(Delivery.Kind kind, Audience audience) {
        this.kind = kind;
        this.audience = audience;
    }

    /** Returns the one of an audience that is told of a kind of ending. */
    public static Recipient of(Delivery.Kind kind, Audience audience) {
        return Arrays.stream(values())
                .filter(each -> each.kind == kind && each.audience == audience)
                .findFirst()
                .orElseThrow();
    }

    /** Returns what it is told of. */
    public Delivery.Kind kind() {
        return kind;
    }

    public Audience audience() {
        return audience;
    }

    /** Tells whether a project waits for a while until it has taken its message: listeners may have hours of work with it. */
    boolean isAwaited() {
        return audience == Audience.ENDPOINT;
    }

    /** Returns it as a word of names of files and of routes, such as {@code completed-endpoint}. */
    public String word() {
        return kind.word() + "-" + audience.name().toLowerCase(Locale.ROOT);
    }
}
