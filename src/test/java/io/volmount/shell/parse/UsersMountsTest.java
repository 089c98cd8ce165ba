package io.volmount.shell.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.Mount;
import io.volmount.shell.NodeSections;
import io.volmount.shell.ScriptFile;
import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.Ending;
import io.volmount.shell.session.LocalShell;
import io.volmount.volume.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What any user of a node can do to its mount table, with fusermount and no privilege. */
class UsersMountsTest {
    private static final String ROOTS = """
            22 1 8:1 / / rw,relatime shared:1 - xfs /dev/sda1 rw,attr2
            23 22 0:20 / /proc rw,nosuid master:2 shared:3 - proc proc rw
            60 22 253:3 / /data rw,relatime shared:9 - fuseblk /dev/dm-3 rw,user_id=0,group_id=0,allow_other
            61 22 0:50 / /srv rw,relatime shared:9 - fuse.sshfs backup: rw,user_id=0,group_id=0
            62 22 0:51 / /lib/lxcfs rw,relatime - fuse.lxcfs lxcfs rw,user_id=0,group_id=0,allow_other
            """;

    private static String users(int number, String source) {
        return number + " 22 0:" + number + " / /home/eve/" + "x".repeat(4000)
                + " rw,nosuid,nodev,relatime shared:7 - fuse.sub " + source
                + " rw,user_id=1000,group_id=1000,default_permissions\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void thousandsOfUserMountsDoNotFillAProbe(String shell) throws IOException {
        StringBuilder table = new StringBuilder(ROOTS);
        for (int i = 100; i < 1100; i++) {
            table.append(users(i, "eve"));
        }
        table.append("1200 22 0:90 / /home/eve/y rw - fuse /dev/fuse rw,fd=3,user_id=1001\n");

        assertThat(told(shell, table.toString()))
                .isEqualTo(ROOTS + ROOTS.lines().count() + "\n");
    }

    private static String told(String shell, String table) throws IOException {
        String functions =
                new String(ScriptFile.class.getResourceAsStream("mounts.sh").readAllBytes(), StandardCharsets.UTF_8);
        String script = functions + "without_user_mounts <<'EOF'\n" + table + "EOF\n";
        CommandResult result = new LocalShell(List.of(shell.split(" "))).run("", script, Duration.ofMinutes(1));
        assertThat(result.ending()).as(result.stderr().text()).isEqualTo(new Ending.Exited(0));
        return result.stdout().text();
    }

    /** Devices are compared by their numbers, and such a mount has one that no device has. */
    @Test
    void aMountSourceNamedLikeADeviceIsNotThatDevice() throws MalformedOutput {
        ProbeRequest request = new ProbeRequest(List.of("/dev/vg0/lv0"), List.of(), List.of(), Set.of());
        String table = NodeSections.list(
                "22 1 8:1 / / rw,relatime shared:1 - xfs /dev/sda1 rw,attr2",
                "70 22 0:70 / /home/eve rw - fuse.sub /dev/vg0/lv0 rw,user_id=1000",
                "71 22 0:71 / /home/eve rw - fuse.sub /dev/dm-3 rw,user_id=1000");

        AgentFacts facts =
                new FactsParser(new Sections(NodeSections.with(NodeSections.node(), "mounts", table))).facts(request);

        Source device = new Source.Device("/dev/vg0/lv0");
        assertThat(facts.mounts()).hasSize(3).noneMatch((Mount mount) -> facts.isFrom(device, mount));
    }
}
