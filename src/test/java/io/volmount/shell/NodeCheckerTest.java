package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheck.Subject;
import io.volmount.agent.NodeCheckResult;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeProfile;
import io.volmount.shell.session.Ending;
import io.volmount.shell.session.RootShell;
import io.volmount.shell.session.ScriptedShell;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeCheckerTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

    private final ScriptedShell node = new ScriptedShell();

    private NodeCheckResult check() {
        return new ShellAgent(
                        node,
                        RootShell.SUDO,
                        AgentTimeouts.standard(),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        Clock.systemUTC(),
                        duration -> {},
                        new Random(7))
                .check();
    }

    /** What a sound node answers, with this time and these commands missing. */
    private static String answer(String time, String missing) {
        return "\n@ section clock\n" + time + "\n\n@ section hostname\na20\n\n@ section uptime\n99.5 1.0\n"
                + "\n@ section system\n\"CentOS Linux 7 (Core)\"\n\n@ section shells\nsh=/usr/bin/bash\nlogin=/bin/zsh\n"
                + "\n@ section roles\nslave_public\n1\n\n@ section dcos-version\n{\"version\": \"1.13.4\"}\n\n@ section dcos-version-lines\n1\n"
                + "\n@ section agent-units\n\n@ section missing-tools\n" + missing
                + missing.lines().count()
                + "\n\n@ end\n";
    }

    private static NodeCheck of(NodeCheckResult result, Subject subject) {
        return result.checks().get(subject.ordinal());
    }

    @Test
    void aHealthyNodeIsProbedOnce() {
        NodeCheckResult result = check(answer("1700000000.250000000", ""));

        assertThat(result.completed())
                .containsExactly(
                        NodeCheck.ok(Subject.SUDO, "works without a password"),
                        NodeCheck.ok(Subject.SHELL, "sh is /usr/bin/bash, the login shell /bin/zsh"),
                        NodeCheck.ok(Subject.TOOLS, "all required commands are installed"),
                        NodeCheck.ok(Subject.CLOCK, "the clock is 0.3 s ahead of this machine's (within 0.0 s)"));
        assertThat(result.node())
                .contains(new NodeProfile(
                        "a20", NodeKind.PUBLIC, Optional.of("1.13.4"), Optional.of("CentOS Linux 7 (Core)")));
        assertThat(node.seen).containsExactly("open", "env LC_ALL=C sudo -n sh -s");
    }

    private NodeCheckResult check(String stdout) {
        node.exits(0, stdout, "");
        return check();
    }

    @Test
    void aProfileThatPrintsDoesNoHarm() {
        NodeCheck shell = of(check("Welcome!\u001b[2J\nHave fun\n" + answer("1700000000", "")), Subject.SHELL);

        assertThat(shell)
                .isEqualTo(NodeCheck.ok(
                        Subject.SHELL,
                        "sh is /usr/bin/bash, the login shell /bin/zsh, which prints \"Welcome! [2J Have fun\" before"
                                + " any command (harmless)"));
    }

    @ParameterizedTest
    @CsvSource({
        "1700000000,       OK,      the clock agrees with this machine's (within 0.5 s)",
        "1700000000.%N,    OK,      the clock agrees with this machine's (within 0.5 s)",
        "1700009000.1%N,   WARNING, the clock is 9000.5 s ahead",
        "soon,             UNKNOWN, the node's clock cannot be read: 'soon'"
    })
    void everyFormOfDateIsReadOrReportedAsUnreadable(String time, NodeCheck.Status status, String words) {
        NodeCheck clock = of(check(answer(time, "")), Subject.CLOCK);

        assertThat(clock.status()).isEqualTo(status);
        assertThat(clock.detail()).startsWith(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flock            | FAILED  | missing flock (required by every step); install util-linux",
                "awk,flock,stat   | FAILED  | missing awk, flock, stat (required by every step); install coreutils"
                        + " and gawk and"
                        + " util-linux",
                "mkfs.xfs         | WARNING | missing mkfs.xfs (required only by volumes with this file system);"
                        + " install xfsprogs",
                "findmnt          | WARNING | missing findmnt (not required, but useful to operators); install"
                        + " util-linux",
                "flock,mkfs.ext4  | FAILED  | missing flock (required by every step), mkfs.ext4 (required only by"
                        + " volumes with this"
                        + " file system); install e2fsprogs and util-linux"
            })
    void missingCommandsAreNamedWithTheirPackages(String missing, NodeCheck.Status status, String sentence) {
        assertThat(of(check(answer("1700000000", missing.replace(',', '\n') + "\n")), Subject.TOOLS))
                .isEqualTo(new NodeCheck(Subject.TOOLS, status, sentence));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | ''                                       | sudo: a password is required       | SUDO  | use --ask-become-pass",
                "1 | ''                                       | sudo: 1 incorrect password attempt | SUDO  | rejected the password",
                "1 | ''                                       | core is not in the sudoers file.   | SUDO  | allow it in /etc/sudoers.d",
                "21| '\n@ failed the script runs as core, not as root; set it\n' | ''              | SUDO  | the script runs as core",
                "1 | This account is currently not available. | ''                                 | SHELL | \"This account is currently not available.\"",
                "127| ''                                      | sh: not found                      | SHELL | status 127, sh: not found",
                "0 | '\n@ section hostname\na20\n'            | ''                                 | SHELL | did not"
                        + " complete",
                "0 | '\n@ section hostname\na20\n\n@ end\n'   | ''                                 | SHELL | the path"
                        + " of sh is missing"
            })
    void whatKeepsTheScriptFromRunningIsBlamed(int status, String out, String err, Subject blamed, String words) {
        node.exits(status, out, err + "\n");
        NodeCheckResult result = check();

        assertThat(result.completed()).hasSize(1);
        assertThat(of(result, blamed).status()).isEqualTo(NodeCheck.Status.FAILED);
        assertThat(of(result, blamed).detail()).contains(words);
        assertThat(result.node()).isEmpty();
    }

    @Test
    void withoutAnAnswerOrALoginTheRestIsUnknown() {
        node.ends(new Ending.InDoubt("it did not end within 60 s"), "", "").noLogin("core@a20:22: no route");

        assertThat(of(check(), Subject.SHELL).detail())
                .startsWith("the probe is in doubt: it did not end within" + " 60 s");
        assertThat(check().completed()).containsExactly(NodeCheck.failed(Subject.REACHABLE, "core@a20:22: no route"));
    }
}
