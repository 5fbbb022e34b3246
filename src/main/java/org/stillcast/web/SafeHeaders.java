package org.stillcast.web;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import org.stillcast.proof.ProofPage;

/** What each answer tells a browser: to run nothing but what comes with the page, and to show it to no other site. */
final class SafeHeaders {
    /** Nothing of what people have put into names, manifests and reports becomes markup or a script. */
    static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " media-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none';"
            + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    /**
     * A page in the outbox may look as it likes, and plays what is beside it. A script could take the token away: none is run
     * but the one that comes with this version of the program.
     */
    static final String PROOF_POLICY = "default-src 'none'; script-src '" + ProofPage.scriptHash() + "';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self'; form-action 'none';"
            + " base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private SafeHeaders() {}

    static void add(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff")
                .set("Content-Security-Policy", PAGE_POLICY)
                .set("Referrer-Policy", "no-referrer")
                .set("Cross-Origin-Resource-Policy", "same-origin")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Cache-Control", "no-store");
        context.next();
    }
}
