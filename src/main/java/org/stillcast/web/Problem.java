package org.stillcast.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.stillcast.fault.Fault;

/**
 * Why something was not done, as RFC 9457 has it.
 *
 * @param type a URI for the kind of problem; {@code about:blank} where the status says all
 * @param title of the kind
 * @param status of HTTP
 * @param detail what was wrong this time, for people
 * @param faults of a manifest
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> faults) {
    private static final String PLAIN = "about:blank";
    private static final String INVALID_MANIFEST = "urn:stillcast:problem:invalid-manifest";

    Problem {
        faults = List.copyOf(faults);
    }

    static Problem of(int status, String detail) {
        return new Problem(PLAIN, HttpResponseStatus.valueOf(status).reasonPhrase(), status, detail, List.of());
    }

    /** Returns that of a manifest that cannot be rendered. */
    static Problem invalidManifest(String detail, List<Fault> faults) {
        return new Problem(INVALID_MANIFEST, "Invalid manifest", 422, detail, faults);
    }
}
