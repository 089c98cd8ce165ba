package io.volmount.mesos;

import io.volmount.text.Cut;
import io.volmount.text.TerminalSafe;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says why a question came to nothing, as the predicate of its URL. */
final class HttpFailure {
    private static final int LONGEST = 300;

    private HttpFailure() {}

    /** @param limit of the whole question */
    static String predicate(Throwable failure, Duration limit) {
        if (has(failure, HttpConnectTimeoutException.class)) {
            return "opens no connection in time; check the host, the port, firewalls on the way, and whether it expects"
                    + " http or https";
        }
        if (has(failure, HttpTimeoutException.class)) {
            return tooLate(limit);
        }
        if (has(failure, UnresolvedAddressException.class) || has(failure, UnknownHostException.class)) {
            return "cannot be reached: the host name has no address; correct it, or check DNS";
        }
        return tls(failure).orElseGet(() -> connection(failure));
    }

    /** Whether a connection that was open ended without an answer. */
    static boolean isLostConnection(Throwable failure) {
        return Stream.of(
                        HttpTimeoutException.class,
                        ConnectException.class,
                        UnresolvedAddressException.class,
                        UnknownHostException.class,
                        SSLException.class)
                .noneMatch(other -> has(failure, other));
    }

    static String tooLate(Duration limit) {
        return "has not answered completely within " + limit.toSeconds()
                + " s; check that the master is well, or try again";
    }

    private static Optional<String> tls(Throwable failure) {
        if (has(failure, CertificateExpiredException.class) || has(failure, CertificateNotYetValidException.class)) {
            return Optional.of(
                    "has a certificate that is not valid now; renew it, or correct the clock of this machine");
        }
        if (has(failure, CertPathBuilderException.class)) {
            return Optional.of(
                    "has a certificate that no authority signed that is trusted here; name the certificate of"
                            + " its authority with --master-ca FILE");
        }
        return of(failure, CertificateException.class)
                .map(refused ->
                        "has a certificate that does not fit: " + message(refused) + "; use the name that is in it")
                .or(() -> of(failure, SSLException.class)
                        .map(refused -> "cannot be reached by TLS: " + message(refused)
                                + "; check that the port expects https"));
    }

    private static String connection(Throwable failure) {
        if (has(failure, ConnectException.class)) {
            return "cannot be reached: connection refused; check the host and the port, and that the master runs";
        }
        return "ends the connection without an answer (" + message(failure)
                + "); check that the port is that of a master, and whether it expects http or https";
    }

    /** @param credentials that were sent */
    static String predicate(int status, MasterCredentials credentials) {
        String answer = "answers with status " + status;
        return switch (status) {
            case 401 -> answer + ", which means that it does not know who asks: " + credentials.remedy();
            case 403 ->
                answer
                        + ", which means that this user may not read it: use one who may view agents and their roles,"
                        + " or "
                        + credentials.remedy();
            case 404 -> answer + ": there is no master at this URL, which ends with /mesos on DC/OS";
            case 502, 503, 504 -> answer + ": there is no leading master at this time; try again when one is elected";
            default -> answer + ", which is not an answer of a master that leads; check the URL and the master's log";
        };
    }

    /** Of a call that changes something. */
    static String predicateOfCall(int status, MasterCredentials credentials) {
        return switch (status) {
            case 301, 302, 303 ->
                "redirects a call with status " + status
                        + ", which does not lead to a leading master; name that master itself";
            case 403 ->
                "answers with status 403, which means that this user may not do it: use one who may drain and"
                        + " reactivate agents and change the maintenance schedule, or " + credentials.remedy();
            default -> predicate(status, credentials);
        };
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return of(failure, type).isPresent();
    }

    private static Optional<Throwable> of(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(type::isInstance)
                .findFirst();
    }

    private static String message(Throwable failure) {
        return TerminalSafe.line(Cut.beginning(String.valueOf(failure.getMessage()), LONGEST), '?');
    }
}
