package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.ClearAgentCheckpoint;
import io.volmount.agent.ClearResourceState;
import io.volmount.agent.ClearResourceState.How;
import io.volmount.agent.StepResult;
import io.volmount.agent.StepResult.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentStateStepsTest {
    private static final String GOOD = "MESOS_RESOURCES='[]'";
    private static final String LATEST = "/var/lib/mesos/slave/meta/slaves/latest";

    private Sandbox node;

    @BeforeEach
    void open() throws Exception {
        node = Sandbox.open("busybox sh");
        node.sh("mkdir -p /var/lib/dcos /var/lib/mesos/slave/meta/slaves");
    }

    @AfterEach
    void close() throws Exception {
        if (node != null) {
            node.close();
        }
    }

    @Test
    void removesTheResourcesAndKeepsTheFirstOriginal() {
        write("mesos-resources", "# first\n" + GOOD + "\n");
        assertThat(clear(How.REMOVE)).isEqualTo("DONE: removed /var/lib/dcos/mesos-resources");
        write("mesos-resources", "# second\n");
        clear(How.REMOVE);
        assertThat(node.sh("ls -A /var/lib/dcos")).isEmpty();
        assertThat(node.sh("cat /var/lib/volmount/mesos-resources.original")).startsWith("# first");
        assertThat(clear(How.REMOVE)).isEqualTo("UNCHANGED: there is no /var/lib/dcos/mesos-resources");
    }

    @Test
    void movesResourcesOfTheExactFormToTheCache() {
        write("mesos-resources", GOOD + "\n");
        assertThat(clear(How.KEEP_AS_CACHE)).startsWith("DONE: moved ");
        assertThat(node.sh("cat /var/lib/dcos/mesos-resources.cache")).isEqualTo(GOOD + "\n");
        assertThat(clear(How.KEEP_AS_CACHE)).startsWith("UNCHANGED");
    }

    @Test
    void removesWhatCannotBeACache() {
        for (String text : new String[] {"", GOOD, "# comment\n" + GOOD + "\n", GOOD + "\nx", "\n" + GOOD, "X=1\n"}) {
            write("mesos-resources", text);
            assertThat(clear(How.KEEP_AS_CACHE))
                    .as(text)
                    .isEqualTo("DONE: removed /var/lib/dcos/mesos-resources,"
                            + " which discovery could not have read as a cache");
        }
        assertThat(node.sh("ls -A /var/lib/dcos")).isEmpty();
    }

    @Test
    void takesABrokenCacheOutOfTheWayAndLeavesAGoodOne() {
        write("mesos-resources.cache", "");
        assertThat(clear(How.REMOVE)).startsWith("DONE: moved /var/lib/dcos/mesos-resources.cache, which");
        assertThat(node.sh("ls /var/lib/volmount")).contains("mesos-resources.cache.2");
        write("mesos-resources.cache", GOOD + "\n");
        assertThat(clear(How.REMOVE)).startsWith("UNCHANGED");
        assertThat(node.sh("ls /var/lib/dcos")).isEqualTo("mesos-resources.cache\n");
    }

    @Test
    void removesTheCheckpointLinkAndNothingElse() {
        node.sh(
                "cd /var/lib/mesos/slave/meta/slaves && mkdir 42-S7 && ln -s /var/lib/mesos/slave/meta/slaves/42-S7 latest");
        StepResult first = node.perform(new ClearAgentCheckpoint(LATEST));
        assertThat(first.status()).isEqualTo(Status.DONE);
        assertThat(first.detail()).endsWith("which pointed to /var/lib/mesos/slave/meta/slaves/42-S7");
        assertThat(node.perform(new ClearAgentCheckpoint(LATEST)).status()).isEqualTo(Status.UNCHANGED);
        assertThat(node.sh("ls /var/lib/mesos/slave/meta/slaves")).isEqualTo("42-S7\n");
        assertThat(node.sh("readlink /var/lib/volmount/latest.original")).contains("42-S7");
    }

    @Test
    void refusesToRemoveADirectoryAsCheckpoint() {
        node.sh("mkdir " + LATEST + "; touch " + LATEST + "/precious");
        StepResult result = node.perform(new ClearAgentCheckpoint(LATEST));
        assertThat(result.status()).isEqualTo(Status.FAILED);
        assertThat(result.detail()).isEqualTo("refused: " + LATEST + " is not a symbolic link");
        node.sh("test -e " + LATEST + "/precious");
    }

    private String clear(How how) {
        StepResult result = node.perform(new ClearResourceState(how));
        return result.status() + ": " + result.detail();
    }

    private void write(String name, String text) {
        node.sh("printf %s " + ShellQuote.quote(text) + " >/var/lib/dcos/" + name);
    }
}
