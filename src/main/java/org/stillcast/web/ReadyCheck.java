package org.stillcast.web;

import java.io.IOException;
import java.util.Map;

import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.stillcast.files.FileTrouble;

/** Something without which no project can be worked on, as one of Camel's health checks. */
final class ReadyCheck extends AbstractHealthCheck {
    private static final String GROUP = "stillcast";

    private final Look look;

    ReadyCheck(String id, Look look) {
        super(GROUP, id);
        this.look = look;
    }

    /** Looks whether it is there. */
    @FunctionalInterface
    interface Look {
        /**
         * Returns if it is.
         *
         * @throws IOException if not; the message says why
         */
        void run() throws IOException;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        try {
            look.run();
            builder.up();
        } catch (IOException e) {
            builder.message(FileTrouble.sentence(e)).down();
        }
    }
}
