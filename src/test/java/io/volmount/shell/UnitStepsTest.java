package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.step.ScriptStep;
import io.volmount.step.StartAgent;
import io.volmount.step.StepResult;
import io.volmount.step.StopAgent;
import io.volmount.step.file.WrittenPaths;
import io.volmount.volume.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnitStepsTest {
    private static final String SERVICE = "dcos-mesos-slave.service";
    private static final String SOCKET = "dcos-mesos-slave.socket";
    private static final String DISCOVERY = "dcos-vol-discovery-priv-agent.service";

    private Sandbox node;

    @BeforeEach
    void open() throws Exception {
        node = Sandbox.open("dash");
    }

    @AfterEach
    void close() throws Exception {
        if (node != null) {
            node.close();
        }
    }

    @Test
    void stopsServiceAndSocketTogetherOnce() {
        unit(SERVICE, "active");
        unit(SOCKET, "active");
        assertThat(perform(new StopAgent(Role.PRIVATE))).isEqualTo("DONE: " + SERVICE + " is inactive");
        assertThat(asked()).isEqualTo("stop " + SOCKET + " " + SERVICE + "\n");
        assertThat(perform(new StopAgent(Role.PRIVATE))).isEqualTo("UNCHANGED: " + SERVICE + " was already inactive");
    }

    @Test
    void discoveryThatSystemdRepeatsWritesNothingWhileTheAgentIsStopped() {
        unit(SERVICE, "active");
        unit(DISCOVERY, "activating");
        assertThat(perform(new StopAgent(Role.PRIVATE))).isEqualTo("DONE: " + SERVICE + " is inactive");
        assertThat(asked()).isEqualTo("stop " + DISCOVERY + " " + SERVICE + "\n");
        unit(DISCOVERY, "activating");
        assertThat(perform(new StopAgent(Role.PRIVATE))).startsWith("DONE");
    }

    @Test
    void aServiceThatWaitsForItsRestartIsStopped() {
        unit(SERVICE, "activating");
        assertThat(perform(new StopAgent(Role.PRIVATE))).startsWith("DONE");
    }

    @Test
    void aStartThatWaitsForOtherUnitsIsCancelled() {
        unit(SERVICE, "inactive");
        node.sh("echo Job=4711 >>/units/" + SERVICE);
        assertThat(perform(new StopAgent(Role.PRIVATE))).isEqualTo("DONE: " + SERVICE + " is inactive");
        assertThat(asked()).isEqualTo("stop " + SERVICE + "\n");
        assertThat(perform(new StopAgent(Role.PRIVATE))).isEqualTo("UNCHANGED: " + SERVICE + " was already inactive");
    }

    @Test
    void aServiceThatDoesNotStopIsAFailure() {
        unit(SERVICE, "active");
        node.sh("echo Stubborn=1 >>/units/" + SERVICE);
        assertThat(perform(new StopAgent(Role.PRIVATE)))
                .isEqualTo("FAILED: " + SERVICE + " is still active after systemctl stop");
    }

    @Test
    void aServiceThatIsNotInstalledIsRefused() {
        assertThat(perform(new StopAgent(Role.PUBLIC)))
                .isEqualTo("FAILED: refused: dcos-mesos-slave-public.service is not installed on this node");
        assertThat(perform(new StartAgent(Role.PUBLIC))).startsWith("FAILED: refused: dcos-mesos-slave-public.service");
    }

    @Test
    void requestsAStartAndDoesNotWaitForIt() {
        unit(SERVICE, "inactive");
        assertThat(perform(new StartAgent(Role.PRIVATE))).isEqualTo("DONE: asked systemd to start " + SERVICE);
        assertThat(asked()).isEqualTo("start --no-block " + SERVICE + "\n");
        assertThat(perform(new StartAgent(Role.PRIVATE))).startsWith("UNCHANGED");
    }

    @Test
    void discoversBeforeTheStartWhereDiscoveryIsAUnitOfItsOwn() {
        unit(SERVICE, "failed");
        unit(SOCKET, "inactive");
        unit(DISCOVERY, "active");
        node.sh("mkdir -p /var/lib/dcos && echo Writes=" + WrittenPaths.RESOURCES + " >>/units/" + DISCOVERY);
        perform(new StartAgent(Role.PRIVATE));
        assertThat(asked())
                .isEqualTo("restart " + DISCOVERY + "\nwrote " + WrittenPaths.RESOURCES + "\nstart --no-block " + SOCKET
                        + " " + SERVICE + "\n");
    }

    @Test
    void doesNotStartWhenDiscoveryFails() {
        unit(SERVICE, "inactive");
        unit(DISCOVERY, "inactive");
        node.sh("echo Stubborn=1 >>/units/" + DISCOVERY);
        assertThat(perform(new StartAgent(Role.PRIVATE)))
                .isEqualTo("FAILED: " + DISCOVERY + " failed, so " + SERVICE + " was not started");
    }

    private String perform(ScriptStep step) {
        StepResult result = node.perform(step);
        return result.status() + ": " + result.detail();
    }

    private String asked() {
        return node.sh("grep -v '^show' /units/.calls || :");
    }

    private void unit(String name, String state) {
        node.sh("printf 'LoadState=loaded\\nActiveState=" + state + "\\n' >/units/" + name);
    }
}
