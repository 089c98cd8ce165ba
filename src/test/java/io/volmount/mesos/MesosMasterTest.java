package io.volmount.mesos;

import static io.volmount.mesos.HttpMaster.json;
import static io.volmount.mesos.HttpMaster.redirect;
import static io.volmount.mesos.HttpMaster.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.document.SourceLocation;
import io.volmount.secret.Secret;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class MesosMasterTest {
    private static final String ONE_AGENT = """
            {"slaves":[{"id":"S1","hostname":"10.0.1.11","port":5051,"active":true,
              "pid":"slave(1)@10.0.1.11:5051","version":"1.11.0","attributes":{}}],"recovered_slaves":[]}""";
    private static final MasterCredentials TOKEN = new MasterCredentials.Token(Secret.of("aToken.x-1".toCharArray()));

    /** The second on a machine that is busy. */
    private static final String[] TOO_LATE = {"has not answered completely within 1 s", "opens no connection in time"};

    private static MesosMaster client(MasterUrl url, MasterCredentials credentials) {
        return new MesosMaster(url, credentials, Optional.empty());
    }

    private static MesosMaster hasty(MasterUrl url) {
        return new MesosMaster(
                url,
                new MasterCredentials.None(),
                Optional.empty(),
                new MesosMaster.Limits(Duration.ofSeconds(1), 1000, 500));
    }

    private static String failure(MesosMaster master) {
        return catchThrowableOfType(MasterUnavailable.class, master::agents).getMessage();
    }

    private static String failure(HttpMaster.Answer answer) throws IOException {
        try (HttpMaster master = HttpMaster.that(answer)) {
            return failure(client(master.url(), TOKEN));
        }
    }

    @Test
    void aMasterSaysWhichAgentsItKnows() throws Exception {
        try (HttpMaster master = HttpMaster.that(json(ONE_AGENT))) {
            assertThat(client(master.url(), new MasterCredentials.None())
                            .agents()
                            .agents())
                    .singleElement()
                    .satisfies(agent -> {
                        assertThat(agent.hostname()).isEqualTo("10.0.1.11");
                        assertThat(agent.isActive()).isTrue();
                    });
            assertThat(master.asked()).containsExactly("GET /slaves null");
        }
    }

    @Test
    void theTokenOrTheLoginGoesWithTheQuestion() throws Exception {
        try (HttpMaster master = HttpMaster.that(json(ONE_AGENT))) {
            client(master.url(), TOKEN).agents();
            client(master.url(), new MasterCredentials.Login("admin", Secret.of("pässword".toCharArray())))
                    .agents();
            assertThat(master.asked())
                    .containsExactly("GET /slaves token=aToken.x-1", "GET /slaves Basic YWRtaW46cMOkc3N3b3Jk");
        }
    }

    @Test
    void theLeaderIsFoundThroughAnotherMaster() throws Exception {
        try (HttpMaster leader = HttpMaster.at("127.0.0.2", 0, json(ONE_AGENT));
                HttpMaster other = HttpMaster.at(
                        "127.0.0.1", leader.port(), redirect("//127.0.0.2:" + leader.port() + "/slaves"))) {
            assertThat(client(other.url(), TOKEN).agents().agents()).hasSize(1);
            assertThat(leader.asked()).containsExactly("GET /slaves token=aToken.x-1");
        }
    }

    @Test
    void theLeaderSaysHowManyAgentsItHasLost() throws Exception {
        HttpMaster.Answer lostTwo = json("{\"master/slaves_active\":7.0,\"master/slaves_unreachable\":2.0}");
        try (HttpMaster leader = HttpMaster.at("127.0.0.2", 0, either(json("{\"slaves\":[]}"), lostTwo));
                HttpMaster other = HttpMaster.at(
                        "127.0.0.1",
                        leader.port(),
                        either(
                                redirect("//127.0.0.2:" + leader.port() + "/slaves?slave_id=none"),
                                json("{\"master/slaves_unreachable\":0.0}")))) {
            assertThat(client(other.url(), TOKEN).unreachable()).hasValue(2);
        }
        try (HttpMaster master = HttpMaster.that(json("{\"slaves\":[],\"master/slaves_unreachable\":\"2\"}"))) {
            assertThat(client(master.url(), TOKEN).unreachable()).isEmpty();
        }
    }

    @Test
    void theTokenNeverGoesToAnotherPort() throws Exception {
        try (HttpMaster thief = HttpMaster.that(json(ONE_AGENT));
                HttpMaster master = HttpMaster.that(redirect("//127.0.0.1:" + thief.port() + "/slaves"))) {
            assertThat(failure(client(master.url(), TOKEN)))
                    .startsWith(master.url() + "/slaves redirects to `http://127.0.0.1:" + thief.port() + "/slaves`")
                    .endsWith("name the leading master itself");
            assertThat(thief.asked()).isEmpty();
        }
    }

    @Test
    void redirectsInACircleEnd() throws Exception {
        assertThat(failure(redirect("/slaves"))).contains("redirects more than 4 times");
    }

    @Test
    void aRefusalSaysWhatToDo() throws Exception {
        assertThat(failure(status(401, "", Map.of())))
                .contains("/slaves answers with status 401", "--master-token-from")
                .doesNotContain("aToken");
        assertThat(failure(status(403, "", Map.of()))).contains("status 403", "may view agents");
        assertThat(failure(status(404, "", Map.of()))).contains("ends with /mesos on DC/OS");
        assertThat(failure(status(503, "No leader elected", Map.of()))).contains("no leading master");
        assertThat(failure(status(500, "", Map.of()))).contains("status 500");
    }

    @Test
    void whatIsNotTheAnswerOfAMasterIsToldSo() throws Exception {
        assertThat(failure(json("<html>login</html>"))).contains("something else than the JSON of a Mesos master");
        assertThat(failure(json("{\"slaves\":[{\"id\":\"S1\""))).contains("something else than the JSON");
        assertThat(failure(json("[]"))).contains("something else than the JSON");
        assertThat(failure(json("{\"agents\":[]}"))).contains("without a list `slaves`");
        assertThat(failure(json("{\"slaves\":7}"))).contains("without a list `slaves`");
        assertThat(failure(json("{\"slaves\":[7]}"))).contains("an agent without `");
        assertThat(failure(json("{\"slaves\":[{\"id\":\"S1\",\"active\":true}]}")))
                .contains("an agent without `hostname`");
    }

    @Test
    void anAnswerThatIsTooLargeIsNotReadToItsEnd() throws Exception {
        HttpMaster.Answer endless = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] spaces = " ".repeat(8000).getBytes();
            try {
                while (true) {
                    exchange.getResponseBody().write(spaces);
                }
            } catch (IOException hungUp) {
                exchange.close();
            }
        };
        try (HttpMaster master = HttpMaster.that(endless)) {
            assertThat(failure(new MesosMaster(
                            master.url(),
                            TOKEN,
                            Optional.empty(),
                            new MesosMaster.Limits(Duration.ofMinutes(1), 1 << 20, 1000))))
                    .contains("answers with more than 1 MiB");
        }
    }

    @Test
    void aMasterThatDoesNotAnswerIsNotWaitedForLong() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (HttpMaster master = HttpMaster.that(exchange -> never.await())) {
            assertThat(failure(hasty(master.url()))).containsAnyOf(TOO_LATE);
        }
    }

    @Test
    void aMasterThatStopsInTheMiddleOfItsAnswerIsNotWaitedForLong() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        HttpMaster.Answer halfway = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"slaves\":[".getBytes());
            exchange.getResponseBody().flush();
            never.await();
        };
        try (HttpMaster master = HttpMaster.that(halfway)) {
            assertThat(failure(hasty(master.url()))).containsAnyOf(TOO_LATE);
        }
    }

    @Test
    void aMasterThatTricklesIsNotWaitedForLong() throws Exception {
        HttpMaster.Answer trickle = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    Thread.sleep(1);
                }
            } catch (IOException hungUp) {
                exchange.close();
            }
        };
        try (HttpMaster master = HttpMaster.that(trickle)) {
            MesosMaster.Limits limits = new MesosMaster.Limits(Duration.ofSeconds(1), 1 << 20, 1000);
            assertThat(failure(new MesosMaster(master.url(), TOKEN, Optional.empty(), limits)))
                    .containsAnyOf(TOO_LATE);
        }
    }

    @Test
    void aHostThatIsNotThereIsToldSo() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThat(failure(client(url("http://127.0.0.1:" + port), TOKEN)))
                .isEqualTo("http://127.0.0.1:" + port + "/slaves cannot be reached: connection refused; check the host"
                        + " and the port, and that the master runs");
        assertThat(failure(client(url("http://master.invalid:5050"), TOKEN))).contains("the host name has no address");
    }

    @Test
    void anythingButHttpIsToldSo() throws Exception {
        try (ServerSocket ssh = OtherServer.saying("SSH-2.0-OpenSSH_9.6\r\n")) {
            assertThat(failure(client(url("http://127.0.0.1:" + ssh.getLocalPort()), TOKEN)))
                    .contains("ends the connection without an answer", "http or https");
        }
    }

    private static HttpMaster.Answer either(HttpMaster.Answer ofAgents, HttpMaster.Answer ofAllElse) {
        return exchange -> (exchange.getRequestURI().getPath().equals("/slaves") ? ofAgents : ofAllElse).to(exchange);
    }

    private static MasterUrl url(String written) {
        return MasterUrl.parse(written, SourceLocation.whole("test"));
    }

    /** A redirect chooses the URL that sentences begin with. */
    @Test
    void anEndlessUrlIsCut() throws Exception {
        HttpMaster.Answer elsewhere = exchange -> {
            String path = exchange.getRequestURI().getPath();
            (path.equals("/slaves") ? redirect("/" + "a".repeat(20_000)) : status(500, "", Map.of())).to(exchange);
        };

        assertThat(failure(elsewhere)).hasSizeLessThan(1000).contains("/aaaa", "... answers with status 500");
    }

    /** However fast it sends, and however long reading takes. */
    @Test
    void whatArrivesAfterItsTimeIsNotRead() {
        AnswerBody late = new AnswerBody(System.nanoTime() - 1);
        late.onNext(List.of(ByteBuffer.wrap(new byte[1])));

        assertThat(catchThrowableOfType(HttpTimeoutException.class, late::read)).isNotNull();
    }
}
