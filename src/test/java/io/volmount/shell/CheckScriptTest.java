package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheck.Status;
import io.volmount.agent.NodeCheck.Subject;
import io.volmount.agent.NodeCheckResult;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeProfile;
import io.volmount.shell.session.RootShell;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks a machine dressed up as an agent. */
class CheckScriptTest {
    private static final String DRESS = """
            mkdir -p /etc/mesosphere/roles /opt/mesosphere/etc
            : >/etc/mesosphere/roles/slave
            echo '{"version": "1.13.4"}' >/opt/mesosphere/etc/dcos-version.json
            rm -f /etc/os-release; echo 'PRETTY_NAME="CentOS Linux 7 (Core)"' >/etc/os-release
            sed -i 's#^root:\\(.*\\):[^:]*$#root:\\1:/bin/zsh#' /etc/passwd
            for tool in blkid blockdev findmnt flock journalctl losetup mkfs.ext4 mkfs.xfs; do
                [ -e /usr/sbin/$tool ] || [ -e /usr/bin/$tool ] || printf '#!/bin/sh\\n' >/usr/sbin/$tool
                chmod 755 /usr/sbin/$tool 2>/dev/null
            done
            """;

    private Sandbox node;

    private NodeCheckResult check(String shell, String dress) throws Exception {
        node = Sandbox.open(shell);
        node.sh(DRESS + dress + ":\n");
        return new ShellAgent(
                        () -> node.scripts(),
                        RootShell.LOGIN,
                        AgentTimeouts.standard(),
                        Clock.systemUTC(),
                        Clock.systemUTC(),
                        duration -> {},
                        new Random(7))
                .check();
    }

    @AfterEach
    void close() throws Exception {
        if (node != null) {
            node.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void reportsTheKindOfNodeAndThatStepsCanRun(String shell) throws Exception {
        NodeCheckResult result = check(shell, "");

        assertThat(result.problems()).isEmpty();
        assertThat(result.node().map(NodeProfile::kind)).contains(NodeKind.PRIVATE);
        assertThat(result.node().flatMap(NodeProfile::dcosVersion)).contains("1.13.4");
        assertThat(result.node().flatMap(NodeProfile::system)).contains("CentOS Linux 7 (Core)");
        assertThat(result.completed())
                .contains(NodeCheck.ok(Subject.SUDO, "not needed: logged in as root"))
                .anySatisfy(made -> assertThat(made.detail()).matches("sh is /.+, the login shell /bin/zsh"))
                .anySatisfy(made -> assertThat(made.detail()).startsWith("the clock agrees with this machine's"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void missesCommandsAndAFalseClock(String shell) throws Exception {
        String dress = """
                rm -f /usr/bin/flock /usr/sbin/mkfs.xfs /sbin/mkfs.xfs
                mv "$(command -v date)" /usr/bin/date.true
                printf '#!/bin/sh\\nexec date.true -d "@$(($(date.true +%%s) - 3600))" "$@"\\n' >/usr/bin/date
                chmod 755 /usr/bin/date
                """;
        NodeCheckResult result = check(shell, dress);

        assertThat(result.problems()).extracting(NodeCheck::status).containsExactly(Status.FAILED, Status.WARNING);
        assertThat(result.problems().get(0).detail()).startsWith("missing flock (required by every step), mkfs.xfs");
        assertThat(result.problems().get(1).detail())
                .matches("the clock is (359|360)[0-9][.][0-9] s behind this machine's .*");
    }
}
