package org.stillcast.web;

import java.util.Optional;
import java.util.Set;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.stillcast.text.Words;

/**
 * Stands before everything that HTTP can ask for, people's own routes included: under which name, for which page, with which
 * proof. What is refused is not read any further.
 */
final class Guard {
    private static final Words WORDS = Words.of(Guard.class);
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String COOKIE = "stillcast-session";
    private static final String BEARER = "Bearer ";

    private final Hosts hosts;
    private final AccessToken token;

    Guard(Hosts hosts, AccessToken token) {
        this.hosts = hosts;
        this.token = token;
    }

    /** Lets a request through, or refuses it. */
    void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean reads = READING.contains(request.method());
        Optional<Problem> problem = Optional.empty();
        if (!hosts.allows(request)) {
            problem = Optional.of(Problem.of(421, WORDS.say("host")));
        } else if (Hosts.isAnothers(request)) {
            problem = Optional.of(Problem.of(403, WORDS.say("origin")));
        } else if (!isAllowed(request, reads)) {
            problem = Optional.of(Problem.of(401, WORDS.say("token")));
        }
        problem.ifPresentOrElse(why -> context.fail(new Refusal(why)), context::next);
    }

    /** The page itself is the same for everybody, and has to be there before anybody can give it a token. */
    private boolean isAllowed(HttpServerRequest request, boolean reads) {
        return hasToken(request)
                || (reads && (hosts.isLocal(request) || PageFiles.isOne(request.path()) || hasSession(request)));
    }

    private boolean hasToken(HttpServerRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null
                && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && token.is(authorization.substring(BEARER.length()).strip());
    }

    private boolean hasSession(HttpServerRequest request) {
        Cookie cookie = request.getCookie(COOKIE);
        return cookie != null && token.isSession(cookie.getValue());
    }

    /** Begins a session for the one who has the token: a cookie that no script sees, that no other site's page sends. */
    void beginSession(RoutingContext context) {
        boolean secure = "https".equals(context.request().getHeader("X-Forwarded-Proto"));
        String cookie = "%s=%s; Max-Age=%d; Path=/; HttpOnly; SameSite=Strict%s"
                .formatted(COOKIE, token.session(), AccessToken.SESSION.toSeconds(), secure ? "; Secure" : "");
        Reply.nothing().with("Set-Cookie", cookie).sendTo(context);
    }
}
