package io.volmount.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.volmount.facts.NodeSketch;
import io.volmount.facts.RunIdentity;
import io.volmount.inventory.Inventory;
import io.volmount.journal.RunDirectory;
import io.volmount.mesos.MasterUrl;
import io.volmount.rollout.ScriptedAgent;
import io.volmount.step.ScriptStep;
import io.volmount.step.StepResult;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of a master that is named, that answers or does not. */
class MasterTest {
    private static final String ID = new NodeSketch().agentId.orElseThrow();
    private static final String TOKEN = "a.b.c";

    @TempDir
    Path home;

    private final Map<String, String> documents = new ConcurrentHashMap<>(Map.of(
            "/slaves",
            "{\"slaves\":[{\"id\":\"" + ID
                    + "\",\"hostname\":\"h\",\"active\":true,\"reserved_resources_full\":{\"kafka\":"
                    + "[{\"name\":\"disk\",\"role\":\"kafka\",\"scalar\":{\"value\":9.5},\"reservation\":{},"
                    + "\"disk\":{\"persistence\":{\"id\":\"v1\"}}}]},\"unreserved_resources_full\":[]}]}",
            "/tasks",
            "{\"tasks\":[{\"name\":\"broker-0\",\"framework_id\":\"F\",\"slave_id\":\"" + ID
                    + "\",\"state\":\"TASK_RUNNING\"}]}",
            "/state-summary",
            "{\"frameworks\":[{\"id\":\"F\",\"name\":\"kafka\"}]}"));
    private final AtomicInteger performed = new AtomicInteger();
    private HttpServer server;
    private String url;
    private CliHarness cli;

    @BeforeEach
    void create() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            String document = documents.get(exchange.getRequestURI().getPath());
            boolean known =
                    ("token=" + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = (document == null ? "" : document).getBytes(UTF_8);
            exchange.sendResponseHeaders(
                    !known ? 401 : document == null ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
        cli = new CliHarness(home);
        cli.environment.put("MASTER_TOKEN", TOKEN);
        List.of("a1", "a2", "a3")
                .forEach(name -> cli.agents.put(name, new ScriptedAgent() {
                    @Override
                    public StepResult perform(ScriptStep step, RunIdentity run) {
                        performed.incrementAndGet();
                        return super.perform(step, run);
                    }
                }));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private int run(String command, String... more) {
        List<String> options = new ArrayList<>(List.of("--master-token-from", "env:MASTER_TOKEN"));
        options.addAll(List.of(more));
        return cli.runWithFiles(command, options.toArray(String[]::new));
    }

    private JsonNode json() {
        return JsonMapper.shared().readTree(cli.out());
    }

    @Test
    void thePlanSaysWhatTheMasterHasOnEveryAgentThatIsStopped() {
        assertThat(run("plan", "--master", url)).as(cli.err()).isZero();

        assertThat(cli.out())
                .contains("on the agents that are stopped, the master " + url
                        + " has:\n  a[1-3]: 1 task: kafka (broker-0), all"
                        + " that it runs; persistent volume v1 of kafka (disk 9.5 MB)\n")
                .doesNotContain("no master is named");
    }

    @Test
    void programsGetItForEachAgent() {
        run("plan", "--format", "json", "--master", url);

        assertThat(json().path("master").path("url").asString()).isEqualTo(url);
        JsonNode agent = json().path("agents").path(0).path("master");
        assertThat(agent.path("id").asString()).isEqualTo(ID);
        assertThat(agent.path("active").asBoolean()).isTrue();
        assertThat(agent.path("frameworks").toString())
                .isEqualTo("[{\"name\":\"kafka\",\"tasks\":[\"broker-0\"],\"last\":true}]");
        assertThat(agent.path("kept").toString())
                .isEqualTo("[{\"resource\":\"disk\",\"role\":\"kafka\",\"amount\":9.5,\"persistentVolume\":\"v1\"}]");
    }

    @Test
    void anAgentThatTheMasterDoesNotKnowIsSaidToBeUnknown() {
        documents.put("/slaves", "{\"slaves\":[]}");

        assertThat(run("plan", "--format", "json", "--master", url)).isZero();

        assertThat(json().path("agents").path(0).get("master").isNull()).isTrue();
    }

    @Test
    void withoutAMasterThePlanSaysWhatItCannotTell() {
        assertThat(cli.runWithFiles("plan")).isZero();

        assertThat(cli.out()).contains("no master is named that could say which frameworks these tasks belong to");
    }

    @Test
    void aMasterThatRefusesTheTokenLeavesThePlanAndKeepsApplyFromBeginning() {
        cli.environment.put("MASTER_TOKEN", "x.y.z");

        assertThat(run("plan", "--master", url)).isZero();
        assertThat(cli.out())
                .contains("the master could not be asked what these agents run: " + url
                        + "/slaves answers with status 401")
                .contains("This changes 3 agents");

        assertThat(run("apply", "--yes", "--format", "json", "--master", url)).isEqualTo(4);
        assertThat(json().path("stopped").asString())
                .startsWith("it is not known what the agents run that would be stopped: " + url
                        + "/slaves answers with status 401")
                .endsWith("; or go on without a master: --master none");
        assertThat(performed).hasValue(0);
        assertThat(home.resolve(".local")).doesNotExist();
        assertThat(cli.out() + cli.err()).doesNotContain("x.y.z");
    }

    @Test
    void aMasterThatIsGoneKeepsApplyFromBeginningUnlessToldToGoOnWithoutIt() {
        server.stop(0);

        assertThat(run("apply", "--yes", "--format", "json", "--master", url)).isEqualTo(4);
        assertThat(json().path("stopped").asString()).contains("cannot be reached: connection refused");
        assertThat(performed).hasValue(0);

        run("apply", "--yes", "--format", "json", "--master", "none");
        assertThat(performed.get()).isPositive();
    }

    @Test
    void aRunKeepsTheMasterOfItsInventory() throws IOException {
        String files = "-i " + cli.file("own.yml", "master: " + url + "\n" + CliHarness.INVENTORY) + " -p "
                + cli.file("playbook.yml", CliHarness.PLAYBOOK);
        cli.run(("apply --yes --format json --master-token-from env:MASTER_TOKEN " + files).split(" "));

        String run = json().path("run").asString();
        Inventory kept = Inventory.read(
                new RunDirectory(RunDirectory.runs(Map.of(), home).resolve(run), run)
                        .given()
                        .inventory(),
                home,
                home);
        assertThat(kept.master().map(MasterUrl::toString)).contains(url);
    }

    private String[] draining(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(
                command,
                "-i",
                cli.file("inventory.yml", CliHarness.INVENTORY),
                "-p",
                cli.file("drain.yml", CliHarness.PLAYBOOK + "drain: {grace: 3m}\n")));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    @Test
    void agentsThatAreToBeDrainedNeedAMaster() {
        for (String[] words : List.of(draining("plan"), draining("apply", "--yes"))) {
            assertThat(cli.run(words)).isEqualTo(2);
            assertThat(cli.err())
                    .contains(
                            "drain.yml:8:8: agents are to be drained, and no master is named that could do it: name one");
        }
        assertThat(cli.asked).isEmpty();
    }

    @Test
    void thePlanShowsThatAgentsAreDrainedAndReactivated() {
        assertThat(cli.run(draining("plan", "--master", url, "--master-token-from", "env:MASTER_TOKEN")))
                .as(cli.err())
                .isZero();

        assertThat(cli.out())
                .contains("    ! drain the agent in the master; its tasks get 3m to end\n    ! stop ")
                .contains("    ? verify that the agent offers every volume\n    ~ reactivate the agent in the master\n")
                .contains("This changes 3 agents: it drains 3 agents, terminates ");
    }

    @Test
    void withoutAnAnswerNoAgentThatIsToBeDrainedIsStopped() {
        server.stop(0);

        assertThat(cli.run(draining("apply", "--yes", "--master", url))).isEqualTo(4);

        assertThat(cli.out())
                .contains("; without a master no agent can be drained")
                .doesNotContain("--master none");
        assertThat(performed).hasValue(0);
    }

    @Test
    void theCommandsOfAShellAskItsMasterWithItsToken() {
        cli.answers = "plan\nplan --master none\n";

        assertThat(run("shell", "--master", url)).as(cli.err()).isZero();

        assertThat(cli.out()).containsOnlyOnce("the master " + url + " has:").containsOnlyOnce("no master is named");
    }

    @Test
    void whatIsNoUrlIsRefusedWhereItIsWritten() {
        assertThat(run("plan", "--master", "zk://10.0.0.1:2181/mesos")).isEqualTo(2);
        assertThat(cli.err()).contains("--master: `zk://10.0.0.1:2181/mesos` is not the URL of a master");

        String files = "-i " + cli.file("own.yml", "master: 10.0.0.1\n" + CliHarness.INVENTORY) + " -p "
                + cli.file("playbook.yml", CliHarness.PLAYBOOK);
        assertThat(cli.run(("plan " + files).split(" "))).isEqualTo(2);
        assertThat(cli.err()).contains("own.yml:1:9: `10.0.0.1` is not the URL of a master");
    }

    @Test
    void credentialsThatContradictEachOtherAreRefused() {
        assertThat(run("plan", "--master", url, "--master-user", "me")).isEqualTo(2);
        assertThat(cli.err()).contains("--master-user and --master-password-from belong together");
        assertThat(run("plan", "--master", url, "--master-user", "me", "--master-password-from", "env:MASTER_TOKEN"))
                .isEqualTo(2);
        assertThat(cli.err()).contains("exclude each other");
    }
}
