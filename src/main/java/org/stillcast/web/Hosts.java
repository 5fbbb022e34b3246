package org.stillcast.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * The names that may be asked for. A page of somebody else can have its own name lead to this computer (DNS rebinding), and
 * would then be of the same origin: so a name counts only if it is known. A number is nobody's to rebind.
 *
 * @param loopback whether only this computer can connect
 * @param address that is listened at, as it stands in the address of the page, in lower case
 * @param further names that the operator has set, in lower case
 */
record Hosts(boolean loopback, String address, List<String> further) {
    private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}([.]\\d{1,3}){3}|\\[[0-9a-f:.]+]");
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
    private static final List<String> PROXY =
            List.of("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP");

    Hosts {
        further = List.copyOf(further);
    }

    boolean allows(HttpServerRequest request) {
        String name = name(request);
        return isOwn(name)
                || further.contains(name)
                || (!loopback && NUMBER.matcher(name).matches());
    }

    private boolean isOwn(String name) {
        return OWN.contains(name) || address.equals(name);
    }

    /** Tells whether it comes from this computer: the address is its own, and so is the name, and no proxy has a part in it. */
    boolean isLocal(HttpServerRequest request) {
        return loopback
                && isOwn(name(request))
                && !further.contains(name(request))
                && PROXY.stream().allMatch(header -> request.getHeader(header) == null);
    }

    private static String name(HttpServerRequest request) {
        return name(request.getHeader("Host"));
    }

    private static String name(@Nullable String host) {
        return host == null ? "" : PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
    }

    /** Tells whether a page of another origin asks, as far as its browser tells. */
    static boolean isAnothers(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null) {
            return !origin.replaceFirst("^https?://", "").equalsIgnoreCase(request.getHeader("Host"));
        }
        String site = request.getHeader("Sec-Fetch-Site");
        boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
        boolean isLink = "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && request.method().name().equals("GET");
        return foreign && !isLink;
    }
}
