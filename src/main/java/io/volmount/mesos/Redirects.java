package io.volmount.mesos;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a master may send volmount, and with it the token: to the leading master, which is another host with the same scheme
 * and port; or from http to https on the same host. Never from https to http.
 *
 * <p>A master that redirects to a host of an attacker could as well pass the token on, so the rule gives nothing away that
 * the master named by the operator does not have already.
 */
final class Redirects {
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    private Redirects() {}

    static boolean isOne(int status) {
        return STATUSES.contains(status);
    }

    /**
     * The URL to ask next.
     *
     * @param from the URL that answered
     * @param location the header; relative to it, and to its scheme if it begins with {@code //}
     * @throws UnusableAnswer if it may not lead there
     */
    static URI next(URI from, Optional<String> location) {
        URI to = location.flatMap(written -> resolve(from, written))
                .orElseThrow(() -> new UnusableAnswer("redirects to "
                        + location.map(UnusableAnswer::quoting).orElse("nowhere")
                        + ", which is not a URL; name the leading master itself"));
        boolean toLeader = scheme(to).equals(scheme(from)) && MasterUrl.port(to) == MasterUrl.port(from);
        boolean toTls = scheme(from).equals("http")
                && scheme(to).equals("https")
                && to.getHost().equalsIgnoreCase(from.getHost());
        if (!toLeader && !toTls) {
            throw new UnusableAnswer("redirects to " + UnusableAnswer.quoting(to.toASCIIString())
                    + ", which has another scheme or port and is not followed; name the leading master itself");
        }
        return to;
    }

    private static Optional<URI> resolve(URI from, String location) {
        try {
            URI to = from.resolve(location);
            boolean complete = to.getHost() != null && to.getRawUserInfo() == null && to.getScheme() != null;
            return Optional.of(to).filter(uri -> complete);
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static String scheme(URI uri) {
        return uri.getScheme().toLowerCase(Locale.ROOT);
    }
}
