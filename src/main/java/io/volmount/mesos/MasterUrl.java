package io.volmount.mesos;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.InvalidInput;
import io.volmount.document.SourceLocation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The URL of a Mesos master, as in {@code http://10.0.0.1:5050} or, through DC/OS' Admin Router,
 * {@code https://dcos.example.com/mesos}.
 *
 * @param base with a host, without user, query, fragment and slash at the end
 */
public record MasterUrl(URI base) {
    /** Where Admin Router, which listens on the usual ports of a web server, serves the API of the leading master. */
    private static final String ADMIN_ROUTER = "/mesos";

    /**
     * Reads a URL. Without a path, it is {@code /mesos} on the usual port of its scheme, and the root on any other port.
     *
     * @param place where it is written, for the error
     * @throws InvalidInput if it is not such a URL; the error does not repeat it if it could contain a password
     */
    public static MasterUrl parse(String written, SourceLocation place) {
        if (written.contains("@")) {
            throw new InvalidInput(
                    place,
                    "the URL of a master may not contain a user or a password, which others could see; use"
                            + " --master-user and --master-password-from");
        }
        try {
            URI uri = new URI(written);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean possible = (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getPort() != 0
                    && uri.getPort() <= 65535
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
            if (possible) {
                return new MasterUrl(new URI(scheme, null, uri.getHost(), uri.getPort(), path(uri), null, null));
            }
        } catch (URISyntaxException notOne) {
            // as below
        }
        throw new InvalidInput(
                place,
                quoted(written) + " is not the URL of a master; write it as in http://10.0.0.1:5050 or"
                        + " https://dcos.example.com/mesos");
    }

    private static String path(URI uri) {
        String path = uri.getPath().replaceFirst("/+$", "");
        return path.isEmpty() && port(uri) == usualPort(uri.getScheme()) ? ADMIN_ROUTER : path;
    }

    /** Of an endpoint of the master, such as {@code /slaves}; may have a query. */
    URI of(String endpoint) {
        return URI.create(base + endpoint);
    }

    /** The port that a URL stands for. */
    static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : usualPort(uri.getScheme());
    }

    private static int usualPort(String scheme) {
        return scheme.equalsIgnoreCase("https") ? 443 : 80;
    }

    @Override
    public String toString() {
        return base.toASCIIString();
    }
}
