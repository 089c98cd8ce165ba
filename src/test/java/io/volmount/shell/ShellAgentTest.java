package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.volmount.agent.AgentUnreachable;
import io.volmount.shell.session.Ending;
import io.volmount.shell.session.RootShell;
import io.volmount.shell.session.ScriptedShell;
import io.volmount.step.StepResult;
import io.volmount.step.StepResult.Status;
import io.volmount.step.StopAgent;
import io.volmount.volume.Role;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellAgentTest {
    private final ScriptedShell node = new ScriptedShell();
    private final ShellAgent agent = new ShellAgent(
            node,
            RootShell.SUDO,
            AgentTimeouts.standard(),
            Clock.systemUTC(),
            Clock.systemUTC(),
            duration -> {},
            new Random(7));

    @Test
    void keepsTheLoginFromStepToStep() {
        node.exits(0, "motd\n\n@ changed stopped\n", "mkfs 1.0\n").exits(0, "\n@ unchanged was so\n", "");
        assertThat(perform()).isEqualTo(new StepResult(Status.DONE, "stopped", "mkfs 1.0"));
        assertThat(perform()).isEqualTo(new StepResult(Status.UNCHANGED, "was so", ""));
        assertThat(node.seen).containsExactly("open", "env LC_ALL=C sudo -n sh -s", "env LC_ALL=C sudo -n sh -s");
    }

    @Test
    void refusalsAndFailuresAreReportedInTheWordsOfTheStep() {
        node.exits(20, "\n@ refused /dev/vdb is not blank\n", "").exits(21, "\n@ failed mkfs failed\n", "no space\n");
        assertThat(perform()).isEqualTo(new StepResult(Status.FAILED, "refused: /dev/vdb is not blank", ""));
        assertThat(perform()).isEqualTo(new StepResult(Status.FAILED, "mkfs failed", "no space"));
    }

    @Test
    void aStepWhoseEndWasNotSeenIsInDoubtEvenIfItSaidItWasDone() {
        node.ends(new Ending.InDoubt("the connection was lost"), "\n@ changed all\n", "")
                .ends(new Ending.Killed("TERM"), "", "")
                .exits(137, "", "")
                .exits(1, "\n@ changed all\n", "");
        for (int i = 0; i < 4; i++) {
            assertThat(perform().status()).isEqualTo(Status.IN_DOUBT);
        }
    }

    @Test
    void aDeadLoginIsReplacedOnceWhenTheStepCertainlyDidNotStart() {
        node.exits(0, "\n@ changed one\n", "")
                .ends(new Ending.NeverRan("no session"), "", "")
                .exits(0, "\n@ changed two\n", "");
        perform();
        assertThat(perform().detail()).isEqualTo("two");
        String sh = "env LC_ALL=C sudo -n sh -s";
        assertThat(node.seen).containsExactly("open", sh, sh, "close", "open", sh);
    }

    @Test
    void withoutALoginNothingWasDone() {
        node.noLogin("a20: no route").ends(new Ending.NeverRan("no session"), "", "");
        assertThat(perform()).isEqualTo(new StepResult(Status.UNREACHABLE, "a20: no route", ""));
        assertThat(perform()).isEqualTo(new StepResult(Status.UNREACHABLE, "no session", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1   | sudo: a password is required                              | NOPASSWD",
                "1   | sudo: sorry, you must have a tty to run sudo              | !requiretty",
                "1   | core is not in the sudoers file.                          | allow it in /etc/sudoers.d",
                "1   | Sorry, user core is not allowed to execute '/bin/sh -s'   | allow it in /etc/sudoers.d",
                "127 | env: 'sudo': No such file or directory                    | sudo: none",
                "2   | sh: 12: Syntax error: Unterminated quoted string          | status 2, sh: 12: Syntax error",
                "0   | This account is currently not available.                  | This account is currently not available."
            })
    void aScriptThatDidNotStartSaysWhatToDo(int status, String stderr, String words) {
        node.exits(status, "", stderr + "\n").exits(status, "", stderr + "\n");
        assertThat(perform().status()).isEqualTo(Status.FAILED);
        assertThatExceptionOfType(AgentUnreachable.class)
                .isThrownBy(() -> agent.probe(Samples.NOTHING))
                .withMessageContaining(words);
    }

    @Test
    void anIncompleteProbeIsRejected() {
        node.exits(0, "\n@ section hostname\na20\n", "")
                .exits(21, "\n@ failed /etc/fstab is larger than 1048576 bytes\n", "")
                .ends(new Ending.InDoubt("it did not end within 60 s"), "\n@ section hostname\na20\n", "")
                .exits(0, "\n@ section uptime\n1.0 1.0\n\n@ end\n", "");
        assertUnreachable("the script did not complete: exit status 0");
        assertUnreachable("/etc/fstab is larger than 1048576 bytes");
        assertUnreachable("the probe is in doubt: it did not end within 60 s");
        assertUnreachable("unexpected output from the node: roles is missing or incomplete");
    }

    private void assertUnreachable(String sentence) {
        assertThatExceptionOfType(AgentUnreachable.class)
                .isThrownBy(() -> agent.probe(Samples.NOTHING))
                .withMessage(sentence);
    }

    private StepResult perform() {
        return agent.perform(new StopAgent(Role.PRIVATE), Samples.CLAIM);
    }
}
