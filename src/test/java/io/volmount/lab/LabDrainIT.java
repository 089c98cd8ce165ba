package io.volmount.lab;

import static io.volmount.lab.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.document.SourceLocation;
import io.volmount.mesos.MasterCredentials;
import io.volmount.mesos.MasterUrl;
import io.volmount.mesos.MesosAgent;
import io.volmount.mesos.MesosMaster;
import io.volmount.mesos.maintenance.AgentDrains;
import io.volmount.mesos.maintenance.Drain;
import io.volmount.mesos.maintenance.DrainMethod;
import io.volmount.mesos.maintenance.DrainState.Begun;
import io.volmount.mesos.maintenance.DrainState.Drained;
import io.volmount.mesos.maintenance.DrainState.Gone;
import io.volmount.mesos.maintenance.DrainState.NotDraining;
import io.volmount.mesos.maintenance.DrainState.Untold;
import io.volmount.mesos.maintenance.MasterDrains;
import io.volmount.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that the lab's master takes the tasks off its agents as Mesos does, and that volmount asks it as Mesos is asked. */
@NeedsAgents
class LabDrainIT {
    private static final String TOKEN = "lab-token";
    private static final Duration GRACE = Duration.ofMinutes(10);

    @TempDir
    Path keys;

    @Test
    void anAgentIsDrainedAndReactivated() throws Exception {
        try (MasterContainer master = master("1.9.0");
                AgentContainer agent = agent(master, "2.0.3")) {
            drained(master, agent, DrainMethod.DRAIN);
            anotherIdNeedsNoReactivation(master, agent);
        }
    }

    @Test
    void anEarlierMasterSchedulesAMaintenanceWindow() throws Exception {
        try (MasterContainer master = master("1.8.1");
                AgentContainer agent = agent(master, "1.9.4")) {
            drained(master, agent, DrainMethod.WINDOW);
            assertThat(client(master.url(), TOKEN).change("/api/v1", "{\"type\":\"DRAIN_AGENT\"}"))
                    .hasValueSatisfying(refusal -> assertThat(refusal).contains("Expecting 'type'"));
            assertThat(new MasterDrains(client(master.url(), "another")).state(drain(agent)))
                    .isInstanceOf(Untold.class);
        }
    }

    private static MasterContainer master(String version) {
        MasterContainer master =
                new MasterContainer().token(TOKEN).version(version).drainTime(Duration.ofSeconds(1));
        master.start();
        return master;
    }

    private AgentContainer agent(MasterContainer master, String version) throws Exception {
        AgentContainer agent =
                new AgentContainer(LabKey.in(keys)).version(version).tasks(2).master(master);
        agent.start();
        return agent;
    }

    private static void drained(MasterContainer master, AgentContainer agent, DrainMethod method) throws Exception {
        AgentDrains drains = new MasterDrains(client(master.urlOfAnother(), TOKEN));
        Drain drain = drain(agent);
        eventually("registered", () -> drains.state(drain).equals(new NotDraining(method, true)));
        assertThat(drains.begin(drain, GRACE)).isInstanceOfSatisfying(Begun.class, begun -> {
            assertThat(begun.method()).isEqualTo(method);
            assertThat(begun.own()).isTrue();
        });
        assertThat(drains.state(new Drain("another-run", drain.agentId())))
                .isInstanceOfSatisfying(
                        Begun.class, begun -> assertThat(begun.own()).isFalse());
        eventually("drained", () -> drains.state(drain).equals(new Drained(method, true)));
        assertThat(agent.stdout("curl -s localhost:5051/state")).contains("\"frameworks\": []");
        assertThat(known(master, drain).isActive()).isEqualTo(method == DrainMethod.WINDOW);

        assertThat(drains.end(drain, false)).isEqualTo(new NotDraining(method, true));
        assertThat(known(master, drain).isActive()).isTrue();
    }

    private static void anotherIdNeedsNoReactivation(MasterContainer master, AgentContainer agent) throws Exception {
        AgentDrains drains = new MasterDrains(client(master.url(), TOKEN));
        Drain former = drain(agent);
        assertThat(drains.begin(former, GRACE)).isEqualTo(new Drained(DrainMethod.DRAIN, true));
        agent.stdout("systemctl stop dcos-mesos-slave\n"
                + "rm /var/lib/mesos/slave/meta/slaves/latest\n"
                + "systemctl start dcos-mesos-slave");
        eventually(
                "another agent",
                () -> !Set.of("", former.agentId()).contains(drain(agent).agentId()));
        Drain next = drain(agent);
        eventually("offered", () -> drains.state(next).equals(new NotDraining(DrainMethod.DRAIN, true)));
        assertThat(drains.end(former, true)).isEqualTo(new Gone());
    }

    private static MesosAgent known(MasterContainer master, Drain drain) throws Exception {
        return client(master.url(), TOKEN).agent(drain.agentId()).orElseThrow();
    }

    private static Drain drain(AgentContainer agent) {
        return new Drain("run", agent.stdout("basename \"$(readlink /var/lib/mesos/slave/meta/slaves/latest)\""));
    }

    private static MesosMaster client(URI url, String token) {
        return new MesosMaster(
                MasterUrl.parse(url.toString(), SourceLocation.whole("the lab")),
                new MasterCredentials.Token(Secret.of(token.toCharArray())),
                Optional.empty());
    }
}
