package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.Ending;
import io.volmount.shell.session.LocalShell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a look asks for the number of running tasks. This process listens on the agent's port. */
class MetricsAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void onlyTheProcessOfTheAgentsUnitIsAsked(String shell) throws Exception {
        try (ServerSocket listener = listener()) {
            assertThat(listener.isBound()).isTrue();
            assertThat(addressOf(shell, ProcessHandle.current().pid())).isEqualTo("127.0.7.9");
            assertThat(addressOf(shell, 1)).isEmpty();
            assertThat(addressOf(shell, 0)).isEmpty();
        }
    }

    private static ServerSocket listener() throws IOException {
        try {
            return new ServerSocket(5051, 1, InetAddress.getByAddress(new byte[] {127, 0, 7, 9}));
        } catch (IOException taken) {
            assumeTrue(false, "something listens on port 5051 here: " + taken);
            throw taken;
        }
    }

    private static String addressOf(String shell, long mainPid) throws IOException {
        String functions =
                new String(ScriptFile.class.getResourceAsStream("metrics.sh").readAllBytes(), StandardCharsets.UTF_8);
        String script = functions + "unit_value() { value=" + mainPid
                + "; }\nAGENT_UNITS=dcos-mesos-slave.service agent_units=\nfind_agent_address\nprintf %s \"$address\"\n";
        CommandResult result = new LocalShell(List.of(shell.split(" "))).run("", script, Duration.ofMinutes(1));
        assertThat(result.ending()).as(result.stderr().text()).isEqualTo(new Ending.Exited(0));
        return result.stdout().text();
    }
}
