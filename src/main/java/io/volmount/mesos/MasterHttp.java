package io.volmount.mesos;

import io.volmount.text.Cut;
import io.volmount.text.TerminalSafe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Questions and calls to the leading master, which redirects lead to; bounded in time and in size. Thread-safe. */
final class MasterHttp {
    /** Answered with no agent by newer versions of Mesos, with all by older ones; and only by a master that leads. */
    private static final String NO_AGENT = "/slaves?slave_id=none";

    /** With which Mesos answers a call that it understands and does not do, and says why in a text. */
    private static final Set<Integer> REFUSALS = Set.of(400, 404, 409, 501);

    private static final int REFUSAL_BYTES = 2000;

    /** Of a call. That a master has closed an open connection may only be noticed as something is sent over it. */
    private static final int ATTEMPTS = 3;

    private final MasterUrl url;
    private final MasterCredentials credentials;
    private final MesosMaster.Limits limits;
    private final HttpClient client;

    /** The first answer that is not followed to another URL. */
    private record Answered(URI from, HttpResponse<AnswerBody> response) {}

    /** What is sent: a question, or a call with a document. */
    private record Request(Optional<String> json) {
        static final Request QUESTION = new Request(Optional.empty());

        HttpRequest.Builder to(URI uri) {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "application/json");
            json.ifPresent(document ->
                    request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(document)));
            return request;
        }

        /** Other statuses than these two may turn a call into a question. */
        boolean follows(int status) {
            return Redirects.isOne(status) && (json.isEmpty() || status == 307 || status == 308);
        }
    }

    /** @throws io.volmount.document.InvalidInput if the file cannot be used */
    MasterHttp(MasterUrl url, MasterCredentials credentials, Optional<Path> caFile, MesosMaster.Limits limits) {
        this.url = url;
        this.credentials = credentials;
        this.limits = limits;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(MasterLimits.CONNECTION)
                .sslContext(MasterTrust.of(caFile))
                .build();
    }

    MasterUrl url() {
        return url;
    }

    /** @param endpoint one that a master that does not lead redirects, such as {@code /slaves} */
    <T> T ask(String endpoint, AnswerReader<T> reader) throws MasterUnavailable {
        long end = end();
        return read(follow(url.of(endpoint), Request.QUESTION, end), reader);
    }

    /** @param endpoint one that each master answers for itself */
    <T> T askLeader(String endpoint, AnswerReader<T> reader) throws MasterUnavailable {
        long end = end();
        return read(follow(leader(endpoint, end), Request.QUESTION, end), reader);
    }

    /**
     * Posts a document to the leading master; more than once if the connection is lost. Without an answer it may have done
     * what it says all the same.
     *
     * @param json what can be said twice without harm
     * @return why the master does not do what it says, in its own words; empty if it did it
     */
    Optional<String> change(String endpoint, String json) throws MasterUnavailable {
        long end = end();
        Answered answered = follow(leader(endpoint, end), new Request(Optional.of(json)), end);
        int status = answered.response().statusCode();
        try (AnswerBody body = answered.response().body()) {
            if (status == 200 || status == 202) {
                return Optional.empty();
            }
            if (REFUSALS.contains(status)) {
                return Optional.of(text(status, body));
            }
            throw unavailable(answered.from(), HttpFailure.predicateOfCall(status, credentials));
        } catch (IOException failure) {
            throw unavailable(answered.from(), HttpFailure.predicate(failure, limits.question()));
        }
    }

    private String text(int status, AnswerBody body) throws IOException {
        String text = new String(body.readNBytes(REFUSAL_BYTES), StandardCharsets.UTF_8).strip();
        return text.isEmpty()
                ? "status " + status
                : TerminalSafe.line(Cut.beginning(credentials.masked(text), REFUSAL_BYTES / 4), '?');
    }

    /** A master, or a proxy before it, may say back what it was shown. */
    private MasterUnavailable unavailable(URI asked, String predicate) {
        return new MasterUnavailable(asked, credentials.masked(predicate));
    }

    private long end() {
        return System.nanoTime() + limits.question().toNanos();
    }

    /** The leading master's own URL of an endpoint. */
    private URI leader(String endpoint, long end) throws MasterUnavailable {
        Answered cheap = follow(url.of(NO_AGENT), Request.QUESTION, end);
        read(cheap, answer -> cheap);
        String leader = cheap.from().toString();
        if (!leader.endsWith(NO_AGENT)) {
            throw unavailable(
                    url.of(NO_AGENT), "redirects to another page than the leading master's; name that master itself");
        }
        return URI.create(leader.substring(0, leader.length() - NO_AGENT.length()) + endpoint);
    }

    private Answered follow(URI first, Request request, long end) throws MasterUnavailable {
        URI asked = first;
        for (int redirects = 0; redirects <= MasterLimits.REDIRECTS; redirects++) {
            HttpResponse<AnswerBody> response = send(asked, request, end);
            if (!request.follows(response.statusCode())) {
                return new Answered(asked, response);
            }
            asked = next(asked, response);
        }
        throw unavailable(
                first, "redirects more than " + MasterLimits.REDIRECTS + " times; name the leading master itself");
    }

    private URI next(URI asked, HttpResponse<AnswerBody> redirect) throws MasterUnavailable {
        redirect.body().close();
        try {
            return Redirects.next(asked, redirect.headers().firstValue("Location"));
        } catch (UnusableAnswer elsewhere) {
            throw unavailable(asked, elsewhere.getMessage());
        }
    }

    /** The JDK sends questions, but not calls, again if the connection is lost. */
    private HttpResponse<AnswerBody> send(URI asked, Request sent, long end) throws MasterUnavailable {
        for (int attempt = 1; ; attempt++) {
            try {
                return client.send(request(asked, sent, end), answer -> new AnswerBody(end));
            } catch (IOException failure) {
                if (sent.json().isEmpty() || attempt == ATTEMPTS || !HttpFailure.isLostConnection(failure)) {
                    throw unavailable(asked, HttpFailure.predicate(failure, limits.question()));
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw unavailable(asked, "was not waited for, because volmount was interrupted");
            }
        }
    }

    private HttpRequest request(URI asked, Request sent, long end) {
        HttpRequest.Builder request = sent.to(asked).timeout(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        credentials.authorization().ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    private <T> T read(Answered answered, AnswerReader<T> reader) throws MasterUnavailable {
        try (AnswerBody body = answered.response().body()) {
            if (answered.response().statusCode() != 200) {
                throw new UnusableAnswer(
                        HttpFailure.predicate(answered.response().statusCode(), credentials));
            }
            return reader.read(new JsonAnswer(body, limits.answer(), limits.element()));
        } catch (OutOfMemoryError full) {
            throw unavailable(answered.from(), "answers with more than fits in memory; is it a Mesos master?");
        } catch (UnusableAnswer unusable) {
            throw unavailable(answered.from(), unusable.getMessage());
        } catch (IOException failure) {
            throw unavailable(answered.from(), HttpFailure.predicate(failure, limits.question()));
        }
    }
}
