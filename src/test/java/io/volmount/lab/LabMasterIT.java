package io.volmount.lab;

import static io.volmount.lab.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.document.SourceLocation;
import io.volmount.mesos.MasterAgents;
import io.volmount.mesos.MasterCredentials;
import io.volmount.mesos.MasterUnavailable;
import io.volmount.mesos.MasterUrl;
import io.volmount.mesos.MesosAgent;
import io.volmount.mesos.MesosMaster;
import io.volmount.mesos.MesosResource;
import io.volmount.secret.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Proves the lab's master: what it tells of an agent is what the agent is, before and after it comes back. */
@NeedsAgents
class LabMasterIT {
    private static final String TOKEN = "lab-token";

    @TempDir
    Path keys;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @Test
    void anAgentThatComesBackIsRegisteredAsWhatItIsThen() throws Exception {
        try (MasterContainer master = new MasterContainer().token(TOKEN)) {
            master.start();
            try (AgentContainer agent = new AgentContainer(LabKey.in(keys))
                    .role(NodeRole.PUBLIC)
                    .tasks(2)
                    .master(master)) {
                agent.start();
                eventually("registered", () -> isActive(only(master)));
                String before = only(master).path("id").asString();
                assertThat(before).isEqualTo(idIn(agent));
                assertThat(get(master.url(), "/tasks").path("tasks"))
                        .hasSize(2)
                        .allSatisfy(task ->
                                assertThat(task.path("slave_id").asString()).isEqualTo(before));
                assertThat(only(master).path("reserved_resources_full").toString())
                        .doesNotContain("MOUNT");

                agent.stdout(Procedure.stopAndClear("dcos-mesos-slave-public"));
                eventually("the master sees that it has stopped", () -> !isActive(only(master)));
                agent.stdout(Procedure.loopbackVolume(200));
                agent.reboot();

                eventually("registered again", () -> isActive(only(master)));
                assertThat(only(master).path("id").asString())
                        .isNotEqualTo(before)
                        .isEqualTo(idIn(agent));
                assertThat(only(master)
                                .path("reserved_resources_full")
                                .path("slave_public")
                                .toString())
                        .contains("\"scalar\":{\"value\":74}")
                        .contains("{\"type\":\"MOUNT\",\"mount\":{\"root\":\"/dcos/volume0\"}}");
                assertThat(get(master.url(), "/tasks").path("tasks")).isEmpty();

                MesosAgent known = throughTheOther(master).byId(idIn(agent)).orElseThrow();
                assertThat(known.isActive()).isTrue();
                assertThat(known.isPublic()).isTrue();
                assertThat(known.address()).isPresent();
                assertThat(known.reserved().orElseThrow())
                        .filteredOn(MesosResource::isMountDisk)
                        .singleElement()
                        .satisfies(disk -> {
                            assertThat(disk.amount()).isEqualTo(74);
                            assertThat(disk.role()).isEqualTo("slave_public");
                        });
                agent.stdout("d=/var/lib/mesos/slave/meta/resources; mkdir -p $d; printf '\\n\\r/dcos/volume0' >"
                        + " $d/resources.info; systemctl restart dcos-mesos-slave-public");
                eventually(
                        "registered with its reservation",
                        () -> reserved(master).contains("lab-volume0"));
                reservedOverTls(master, keys.resolve("ca.pem"));
            }

            HttpResponse<String> elsewhere = ask(master.urlOfAnother(), "/slaves", TOKEN);
            assertThat(elsewhere.statusCode()).isEqualTo(307);
            assertThat(elsewhere.headers().firstValue("Location"))
                    .contains("//" + master.url().getAuthority() + "/slaves");
            assertThat(ask(master.url(), "/slaves", "another").statusCode()).isEqualTo(401);
        }
    }

    private String reserved(MasterContainer master) throws Exception {
        return only(master).path("reserved_resources_full").toString();
    }

    private static void reservedOverTls(MasterContainer master, Path caFile) throws Exception {
        MesosMaster overTls = client(master.urlOverTls(), Optional.of(master.caFile(caFile)));
        assertThat(overTls.agents().agents())
                .singleElement()
                .satisfies(agent -> assertThat(agent.reserved().orElseThrow())
                        .filteredOn(MesosResource::isMountDisk)
                        .singleElement()
                        .satisfies(disk -> {
                            assertThat(disk.role()).isEqualTo("slave_public/lab");
                            assertThat(disk.dynamic()).isTrue();
                            assertThat(disk.principal()).contains("lab-principal");
                            assertThat(disk.persistence()).contains("lab-volume0");
                        }));
        assertThatThrownBy(() -> client(master.urlOverTls(), Optional.empty()).agents())
                .isInstanceOf(MasterUnavailable.class)
                .hasMessageContaining("name the certificate of its authority with --master-ca FILE");
    }

    private static MasterAgents throughTheOther(MasterContainer master) throws MasterUnavailable {
        return client(master.urlOfAnother(), Optional.empty()).agents();
    }

    private static MesosMaster client(URI url, Optional<Path> caFile) {
        MasterCredentials token = new MasterCredentials.Token(Secret.of(TOKEN.toCharArray()));
        return new MesosMaster(MasterUrl.parse(url.toString(), SourceLocation.whole("the lab")), token, caFile);
    }

    private JsonNode only(MasterContainer master) throws Exception {
        JsonNode slaves = get(master.url(), "/slaves").path("slaves");
        assertThat(slaves.size()).isLessThan(2);
        return slaves.path(0);
    }

    private static boolean isActive(JsonNode slave) {
        return slave.path("active").asBoolean(false);
    }

    private static String idIn(AgentContainer agent) {
        return agent.stdout("basename \"$(readlink /var/lib/mesos/slave/meta/slaves/latest)\"");
    }

    private JsonNode get(URI master, String path) throws Exception {
        HttpResponse<String> response = ask(master, path, TOKEN);
        assertThat(response.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }

    private HttpResponse<String> ask(URI master, String path, String token) throws Exception {
        return http.send(
                HttpRequest.newBuilder(master.resolve(path))
                        .header("Authorization", "token=" + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
