package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.ProbeRequest;
import io.volmount.attribute.AttributeSettings;
import io.volmount.attribute.AttributeSettings.Running;
import io.volmount.facts.AgentFacts;
import io.volmount.shell.session.ShellQuote;
import io.volmount.step.ScriptStep;
import io.volmount.step.SetAttributes;
import io.volmount.step.StepResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the probe finds of attributes, and what the step and its rollback do to their file. */
class AttributesStepTest {
    private static final String FILE = AttributeSettings.FILE;
    private static final String LINE = "MESOS_ATTRIBUTES=rack:r1;disk:ssd";

    private Sandbox node;

    @AfterEach
    void close() throws Exception {
        if (node != null) {
            node.close();
        }
    }

    private void open(String shell, String file) throws Exception {
        node = Sandbox.open(shell);
        node.sh("mkdir -p -m 755 /var/lib/dcos /opt/mesosphere/etc /run/dcos/etc /etc/mesosphere/roles");
        node.sh(": >/etc/mesosphere/roles/slave; printf '%s\\n' LoadState=loaded ActiveState=active SubState=running"
                + " >/units/dcos-mesos-slave.service");
        write(FILE, file);
    }

    private void write(String file, String text) {
        node.sh("printf %s " + ShellQuote.quote(text) + " >" + file + "; chmod 644 " + file);
    }

    private String perform(ScriptStep step) {
        StepResult result = node.perform(step);
        return result.status() + ": " + result.detail();
    }

    private AgentFacts facts() throws Exception {
        return node.agent().probe(new ProbeRequest(List.of(), List.of(), List.of(), Set.of(), true, false));
    }

    /** The step that the lines which the probe finds would be replaced by. */
    private SetAttributes step() throws Exception {
        return new SetAttributes(facts().attributes().orElseThrow().lines(), LINE, false);
    }

    private String text() {
        return node.sh("cat " + FILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void allOtherSettingsStayAndRepeatedLinesBecomeOne(String shell) throws Exception {
        open(shell, "# mine\nMESOS_ATTRIBUTES=os:old\nX='[{\"a\": 1}]'\n\t MESOS_ATTRIBUTES = \"rack:r1\" \r\n\nY=1");
        node.sh("chmod 640 " + FILE + "; chown 0:4 " + FILE);
        SetAttributes set = step();
        assertThat(set.before()).containsExactly("MESOS_ATTRIBUTES=os:old", "MESOS_ATTRIBUTES = \"rack:r1\"");

        assertThat(perform(set)).isEqualTo("DONE: set in " + FILE + ": " + LINE);

        assertThat(text()).isEqualTo("# mine\nX='[{\"a\": 1}]'\n" + LINE + "\n\nY=1\n");
        assertThat(node.sh("stat -c '%a %u:%g' " + FILE + "; ls -A /var/lib/dcos"))
                .isEqualTo("640 0:4\nmesos-slave-common\n");
        assertThat(node.sh("cat /var/lib/volmount/mesos-slave-common.original")).startsWith("# mine\nMESOS_ATTRIBUTES");
        assertThat(perform(set)).isEqualTo("UNCHANGED: " + FILE + " already sets " + LINE);

        node.sh("echo Z=since >>" + FILE);
        assertThat(perform((ScriptStep) set.undo().orElseThrow()))
                .isEqualTo("DONE: restored the former attributes in " + FILE);
        assertThat(text())
                .isEqualTo("# mine\nX='[{\"a\": 1}]'\nMESOS_ATTRIBUTES=os:old\nMESOS_ATTRIBUTES = \"rack:r1\"\n\nY=1\n"
                        + "Z=since\n");
        assertThat(perform((ScriptStep) set.undo().orElseThrow())).startsWith("UNCHANGED: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void aFileThatIsNotThereIsCreatedAndRemovedAgain(String shell) throws Exception {
        open(shell, "");
        node.sh("rm " + FILE);
        SetAttributes set = new SetAttributes(List.of(), LINE, true);

        assertThat(perform(set)).startsWith("DONE: ");
        assertThat(text()).isEqualTo(LINE + "\n");
        assertThat(node.sh("stat -c %a " + FILE)).isEqualTo("644\n");
        assertThat(perform((ScriptStep) set.undo().orElseThrow()))
                .isEqualTo("DONE: removed " + FILE + ", which contained nothing else");
        assertThat(node.sh("ls -A /var/lib/dcos")).isEmpty();
        assertThat(perform((ScriptStep) set.undo().orElseThrow())).startsWith("UNCHANGED: ");

        perform(set);
        node.sh("echo X=1 >>" + FILE);
        assertThat(perform((ScriptStep) set.undo().orElseThrow())).startsWith("DONE: restored ");
        assertThat(text()).isEqualTo("X=1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void whatThePlanDidNotFindIsNotReplaced(String shell) throws Exception {
        open(shell, "MESOS_ATTRIBUTES=rack:r1\n");
        SetAttributes set = step();
        for (String since : List.of("MESOS_ATTRIBUTES=rack:r2\n", "X=1\n", "MESOS_ATTRIBUTES=rack:r1\n".repeat(2))) {
            write(FILE, since);
            assertThat(perform(set)).startsWith("FAILED: refused: " + FILE + " does not set what it set when the plan");
            assertThat(text()).isEqualTo(since);
        }
        write(FILE, "X=1 \\\nMESOS_ATTRIBUTES=rack:r1\n");
        assertThat(perform(set)).isEqualTo("FAILED: refused: line 1 of " + FILE + " continues on the next one");
        node.sh("chown 99 /var/lib/dcos");
        assertThat(perform(set))
                .startsWith("FAILED: refused: " + FILE + " cannot be changed: /var/lib/dcos belongs to");
        node.sh("rm -r /var/lib/dcos");
        assertThat(perform(set)).isEqualTo("FAILED: refused: the directory /var/lib/dcos does not exist");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '%',
            value = {
                "X=a b # c\\nY='[{\"a\": \"b\"}]'\\n; d \"\\n# it's\\nZ=it's\\n | 0",
                "X=\"a \\\\\" b\"\\n | 0",
                "A=1\\nX=a \\\\\\nY=1\\n | 2",
                "# a \\\\\\n | 1",
                "X='a\\nb'\\n | 1",
                "X=\"a\\n | 1",
                "X=\"a\" \"b\\n | 1",
                "X=\"a \\\\\"\\n | 1",
            })
    void aLineThatSystemdMayReadWithTheNextOneIsFound(String text, int line) throws Exception {
        open("busybox sh", "");
        node.sh("printf '" + text.strip().replace("'", "'\\''") + "' >" + FILE);
        assertThat(facts().attributes().orElseThrow().continued().orElse(0)).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void theProbeFindsEverySettingAndWhatTheAgentRunsWith(String shell) throws Exception {
        open(shell, "X=1\nMESOS_ATTRIBUTES=rack:r1\n");
        write("/opt/mesosphere/etc/mesos-slave", "MESOS_ATTRIBUTES=rack:r0\n");
        write("/opt/mesosphere/etc/mesos-slave-public", "MESOS_ATTRIBUTES=public_ip:true\n");
        write("/run/dcos/etc/mesos-slave-public", "MESOS_ATTRIBUTES=late:1\n");
        String pid = node.sh("MESOS_ATTRIBUTES=rack:r9 sleep 600 >/dev/null 2>&1 & echo $!")
                .strip();
        try {
            node.sh("echo MainPID=" + pid + " >>/units/dcos-mesos-slave.service");
            AttributeSettings found = facts().attributes().orElseThrow();

            assertThat(found.inherited()).contains("rack:r0");
            assertThat(found.lines()).containsExactly("MESOS_ATTRIBUTES=rack:r1");
            assertThat(found.later()).isEmpty();
            assertThat(found.running()).contains(new Running(Long.parseLong(pid), "rack:r9"));
            assertThat(facts().owners().get(FILE).objection()).isEmpty();
            assertThat(facts().paths()).containsKey(FILE);
        } finally {
            node.sh("kill " + pid);
        }
        write("/run/dcos/etc/mesos-slave", "MESOS_ATTRIBUTES='late:2'\n");
        assertThat(facts().attributes().flatMap(AttributeSettings::later)).isEqualTo(Optional.of("late:2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void theFileThatLaterVersionsReadLastCountsWhereTheUnitNamesIt(String shell) throws Exception {
        open(shell, "MESOS_ATTRIBUTES=rack:r1\n");
        node.sh("echo FragmentPath=/agent.service >>/units/dcos-mesos-slave.service; mkdir -p /etc/mesosphere/mesos");
        write("/agent.service", "EnvironmentFile=-/var/lib/dcos/mesos-slave-common\n");
        write("/etc/mesosphere/mesos/agent.env", "MESOS_ATTRIBUTES=late:3\nMESOS_WORK_DIR=/late\n");
        write("/etc/mesosphere/mesos/agent-public.env", "MESOS_ATTRIBUTES=late:4\nMESOS_WORK_DIR=/public\n");
        assertThat(facts().attributes().flatMap(AttributeSettings::later)).isEmpty();
        assertThat(facts().checkpoint()).isEqualTo("/var/lib/mesos/slave/meta/slaves/latest");

        node.sh("echo EnvironmentFile=-/etc/mesosphere/mesos/agent.env >>/agent.service");

        assertThat(facts().attributes().flatMap(AttributeSettings::later)).isEqualTo(Optional.of("late:3"));
        assertThat(facts().checkpoint()).isEqualTo("/late/meta/slaves/latest");
    }
}
