package io.volmount.mesos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Asks the leading master, which redirects lead to. Asks only for what it reads, and changes nothing. Thread-safe.
 *
 * <p>The endpoints that are asked for are those of Mesos 0.28 to 1.11. A master that does not lead redirects from Mesos 1.0 on;
 * an earlier one answers as if it had no agents.
 */
public final class MesosMaster {
    /** Answered with no agent by newer versions of Mesos, with all by older ones; and only by a master that leads. */
    private static final String NO_AGENT = "/slaves?slave_id=none";

    private final MasterUrl url;
    private final MasterCredentials credentials;
    private final HttpClient client;
    private final Limits limits;

    /**
     * Of one question.
     *
     * @param answer bytes
     * @param element bytes
     */
    record Limits(Duration question, long answer, int element) {
        static final Limits USUAL = new Limits(MasterLimits.QUESTION, MasterLimits.ANSWER, MasterLimits.ELEMENT);
    }

    /** The first answer that is not a redirect. */
    private record Answered(URI from, HttpResponse<AnswerBody> response) {}

    /** Reads an answer; it need not read it to its end. */
    @FunctionalInterface
    interface AnswerReader<T> {
        T read(JsonAnswer answer) throws IOException;
    }

    /**
     * Connects to nothing yet.
     *
     * @param caFile certificates in PEM of the authorities that may sign the master's; without it, those that this machine trusts
     * @throws io.volmount.document.InvalidInput if it cannot be used
     */
    public MesosMaster(MasterUrl url, MasterCredentials credentials, Optional<Path> caFile) {
        this(url, credentials, caFile, Limits.USUAL);
    }

    MesosMaster(MasterUrl url, MasterCredentials credentials, Optional<Path> caFile, Limits limits) {
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

    /** As the operator named it. */
    public MasterUrl url() {
        return url;
    }

    /** The agents that the leading master knows, with their resources. */
    public MasterAgents agents() throws MasterUnavailable {
        return ask("/slaves", AgentsAnswer::read);
    }

    /** The number of agents that the leading master has lost and no longer names; empty if it does not say. */
    public OptionalInt unreachable() throws MasterUnavailable {
        // every master answers for its own metrics, so the leading one has to be found first
        long end = System.nanoTime() + limits.question().toNanos();
        Answered cheap = follow(url.of(NO_AGENT), end);
        read(cheap, answer -> cheap);
        String leader = cheap.from().toString();
        if (!leader.endsWith(NO_AGENT)) {
            return OptionalInt.empty();
        }
        URI metrics = URI.create(leader.substring(0, leader.length() - NO_AGENT.length()) + "/metrics/snapshot");
        return read(follow(metrics, end), answer -> answer.count("master/slaves_unreachable"));
    }

    /**
     * An agent with its resources; empty if the leading master does not know it.
     *
     * @param id letters, digits, {@code .}, {@code _} and {@code -}
     */
    public Optional<MesosAgent> agent(String id) throws MasterUnavailable {
        return ask("/slaves?slave_id=" + id, AgentsAnswer::read).byId(id);
    }

    /** What the leading master knows of its cluster; from several answers, between which little time passes. */
    public MasterState state() throws MasterUnavailable {
        MasterAgents agents = agents();
        List<MesosTask> tasks = ask("/tasks?limit=" + MasterLimits.TASKS, TasksAnswer::read);
        return new MasterState(agents, tasks, ask("/state-summary", FrameworksAnswer::read));
    }

    /** @param endpoint such as {@code /slaves} */
    <T> T ask(String endpoint, AnswerReader<T> reader) throws MasterUnavailable {
        long end = System.nanoTime() + limits.question().toNanos();
        return read(follow(url.of(endpoint), end), reader);
    }

    private Answered follow(URI first, long end) throws MasterUnavailable {
        URI asked = first;
        for (int redirects = 0; redirects <= MasterLimits.REDIRECTS; redirects++) {
            HttpResponse<AnswerBody> response = send(asked, end);
            if (!Redirects.isOne(response.statusCode())) {
                return new Answered(asked, response);
            }
            asked = next(asked, response);
        }
        throw new MasterUnavailable(
                first, "redirects more than " + MasterLimits.REDIRECTS + " times; name the leading master itself");
    }

    private static URI next(URI asked, HttpResponse<AnswerBody> redirect) throws MasterUnavailable {
        redirect.body().close();
        try {
            return Redirects.next(asked, redirect.headers().firstValue("Location"));
        } catch (UnusableAnswer elsewhere) {
            throw new MasterUnavailable(asked, elsewhere.getMessage());
        }
    }

    private HttpResponse<AnswerBody> send(URI asked, long end) throws MasterUnavailable {
        HttpRequest.Builder request = HttpRequest.newBuilder(asked)
                .timeout(Duration.ofNanos(Math.max(1, end - System.nanoTime())))
                .header("Accept", "application/json");
        credentials.authorization().ifPresent(value -> request.header("Authorization", value));
        try {
            return client.send(request.build(), answer -> new AnswerBody(end));
        } catch (IOException failure) {
            throw new MasterUnavailable(asked, HttpFailure.predicate(failure, limits.question()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new MasterUnavailable(asked, "was not waited for, because volmount was interrupted");
        }
    }

    private <T> T read(Answered answered, AnswerReader<T> reader) throws MasterUnavailable {
        try (AnswerBody body = answered.response().body()) {
            if (answered.response().statusCode() != 200) {
                throw new UnusableAnswer(
                        HttpFailure.predicate(answered.response().statusCode(), credentials));
            }
            return reader.read(new JsonAnswer(body, limits.answer(), limits.element()));
        } catch (UnusableAnswer unusable) {
            throw new MasterUnavailable(answered.from(), unusable.getMessage());
        } catch (IOException failure) {
            throw new MasterUnavailable(answered.from(), HttpFailure.predicate(failure, limits.question()));
        }
    }
}
