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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Calls that change something: to the leading master only, and within the bounds of questions. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class CallsTest {
    private static final MasterCredentials TOKEN = new MasterCredentials.Token(Secret.of("aToken".toCharArray()));

    /** The second on a machine that is busy. */
    private static final String[] TOO_LATE = {"has not answered completely within 1 s", "opens no connection in time"};

    /** A leading master that answers a call so. */
    private static HttpMaster.Answer leading(HttpMaster.Answer call) {
        return exchange -> (exchange.getRequestMethod().equals("POST") ? call : json("{\"slaves\":[]}")).to(exchange);
    }

    private static String failure(HttpMaster.Answer call) throws IOException {
        return failure(call, MesosMaster.Limits.USUAL);
    }

    private static String failure(HttpMaster.Answer call, MesosMaster.Limits limits) throws IOException {
        try (HttpMaster master = HttpMaster.that(leading(call))) {
            MesosMaster client = new MesosMaster(master.url(), TOKEN, Optional.empty(), limits);
            return catchThrowableOfType(MasterUnavailable.class, () -> client.change("/api/v1", "{}"))
                    .getMessage();
        }
    }

    @Test
    void aCallGoesToTheLeadingMasterWithTheToken() throws Exception {
        try (HttpMaster leader = HttpMaster.at("127.0.0.2", 0, leading(status(200, "", Map.of())));
                HttpMaster other = HttpMaster.at(
                        "127.0.0.1",
                        leader.port(),
                        redirect("//127.0.0.2:" + leader.port() + "/slaves?slave_id=none"))) {
            MesosMaster master = new MesosMaster(other.url(), TOKEN, Optional.empty());
            assertThat(master.change("/api/v1", "{}")).isEmpty();
            assertThat(leader.asked()).last().isEqualTo("POST /api/v1 token=aToken");
            assertThat(other.asked()).noneMatch(question -> question.startsWith("POST"));
        }
    }

    @Test
    void aCallFollowsALeaderThatIsElectedMeanwhileAndNothingElse() throws Exception {
        try (HttpMaster leader = HttpMaster.at("127.0.0.2", 0, leading(status(200, "", Map.of())));
                HttpMaster former = HttpMaster.at(
                        "127.0.0.1", leader.port(), leading(redirect("//127.0.0.2:" + leader.port() + "/api/v1")))) {
            assertThat(new MesosMaster(former.url(), TOKEN, Optional.empty()).change("/api/v1", "{}"))
                    .isEmpty();
            assertThat(leader.asked()).containsExactly("POST /api/v1 token=aToken");
        }
        assertThat(failure(status(302, "", Map.of("Location", "/login"))))
                .contains("/api/v1 redirects a call with status 302");
        assertThat(failure(redirect("http://127.0.0.1:1/api/v1"))).contains("is not followed");
    }

    @Test
    void aConnectionThatTheMasterHasClosedIsReplaced() throws Exception {
        try (ServerSocket master = OtherServer.answeringOnce("{\"slaves\":[]}")) {
            MasterUrl url = MasterUrl.parse("http://127.0.0.1:" + master.getLocalPort(), SourceLocation.whole("test"));
            assertThat(new MesosMaster(url, TOKEN, Optional.empty()).change("/api/v1", "{}"))
                    .isEmpty();
        }
    }

    @Test
    void whoMayNotIsToldWhatToDo() throws Exception {
        assertThat(failure(status(401, "", Map.of())))
                .contains("status 401", "--master-token-from")
                .doesNotContain("aToken");
        assertThat(failure(status(403, "", Map.of()))).contains("may drain and reactivate agents");
        assertThat(failure(status(503, "", Map.of()))).contains("no leading master");
    }

    @Test
    void aMasterThatHangsOrNeverEndsItsRefusalIsNotWaitedForLong() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        MesosMaster.Limits hasty = new MesosMaster.Limits(Duration.ofSeconds(1), 1 << 20, 1000);
        HttpMaster.Answer halfway = exchange -> {
            exchange.sendResponseHeaders(400, 0);
            exchange.getResponseBody().write("Unknown".getBytes());
            exchange.getResponseBody().flush();
            never.await();
        };
        assertThat(failure(exchange -> never.await(), hasty)).containsAnyOf(TOO_LATE);
        assertThat(failure(halfway, hasty)).containsAnyOf(TOO_LATE);
    }

    /** What a master refuses with goes into reasons, and so into the journal. */
    @Test
    void whatAMasterSaysBackOfItsCredentialsIsMasked() throws Exception {
        MasterCredentials login = new MasterCredentials.Login("admin", Secret.of("pass-word".toCharArray()));
        for (MasterCredentials credentials : List.of(TOKEN, login)) {
            HttpMaster.Answer echo = exchange -> {
                String shown = exchange.getRequestHeaders().getFirst("Authorization");
                status(400, "no such agent for " + shown + " and pass-word", Map.of())
                        .to(exchange);
            };
            try (HttpMaster master = HttpMaster.that(leading(echo))) {
                assertThat(new MesosMaster(master.url(), credentials, Optional.empty()).change("/api/v1", "{}"))
                        .get()
                        .asString()
                        .startsWith("no such agent for ")
                        .contains("(secret)")
                        .doesNotContain("aToken", "YWRtaW46");
            }
        }
        assertThat(failure(redirect("http://127.0.0.1:1/login?aToken")))
                .contains("(secret)")
                .doesNotContain("aToken");
    }
}
