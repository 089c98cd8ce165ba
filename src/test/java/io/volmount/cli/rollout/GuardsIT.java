package io.volmount.cli.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.NodeState;
import io.volmount.cli.OperatorFixture;
import io.volmount.lab.AgentContainer;
import io.volmount.lab.NeedsAgents;
import io.volmount.lab.NodeRole;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What apply refuses to do on a real node, where it then changes nothing. */
@NeedsAgents
@Execution(ExecutionMode.CONCURRENT)
class GuardsIT {
    /** Everything that stands in the way somewhere; prints the loop devices of somebody's data and of a blank file. */
    private static final String OBSTACLES = """
            set -e
            truncate -s 200M /srv/foreign.img
            mkfs.ext4 -q /srv/foreign.img
            truncate -s 250M /srv/longer.img
            truncate -s 10M /srv/small.img
            mkdir -p /dcos/volume1 /dcos/volume2
            echo data > /dcos/volume2/file
            mount -o loop /srv/foreign.img /dcos/volume1
            echo /srv/other.img /dcos/volume3 ext4 loop 0 2 >> /etc/fstab
            mkdir /srv/ram /srv/stranger
            mount -t tmpfs -o size=500m,mode=755 tmpfs /srv/ram
            ln -s /srv/stranger /srv/alias
            losetup -f --show /srv/small.img
            truncate -s 200M /srv/attached.img
            mkfs.xfs -q /srv/attached.img 2> /dev/null || mkfs.ext4 -q /srv/attached.img
            losetup -f --show /srv/attached.img
            mkdir -p /home/ann/data /srv/drop; chown -R 1000 /home/ann; chmod 1777 /srv/drop
            truncate -s 200M /home/ann/data/theirs.img
            yes secret | head -c 209715200 > /srv/text.img
            truncate -s 200M /srv/raw.img; yes secret | head -c 4194304 | dd of=/srv/raw.img seek=100 bs=1M conv=notrunc 2> /dev/null
            losetup -f --show /srv/raw.img
            mkdir -p /dev/theirs; chown 1000 /dev/theirs; ln -s "$(losetup -n -O NAME -j /srv/raw.img)" /dev/theirs/link
            truncate -s 200M /srv/temporary.img; mkdir -p /dev/disk/azure
            losetup -f --show /srv/temporary.img | tee /run/temporary; ln -s "$(cat /run/temporary)" /dev/disk/azure/resource
            """;

    @TempDir
    Path directory;

    @Test
    void nothingIsTakenThatIsNotFree() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory);
        try (AgentContainer agent = operator.agent(NodeRole.PRIVATE)) {
            agent.start();
            operator.knows("a1", agent);
            String[] loops = agent.stdout(OBSTACLES).split("\n");
            String decoy = agent.stdout("cat /run/lab/decoy.device");
            NodeState before = NodeState.of(agent);
            Map<String, String> refused = new LinkedHashMap<>();
            refused.put(file(0, "/root/volume0.img", "900000GB"), "free, but the backing files need 879.8 TB");
            refused.put(file(0, agent.decoyFile(), "200MB"), "exists with 64 MB, but the playbook says 200 MB");
            refused.put(file(0, "/srv/longer.img", "200MB"), "a volume is never resized");
            refused.put(
                    file(0, "/srv/foreign.img", "200MB"), "/srv/foreign.img is mounted on /dcos/volume1: it is in use");
            refused.put(file(1, "/srv/new.img", "200MB"), "/dcos/volume1 is in use: mounted from /srv/foreign.img");
            refused.put(file(2, "/srv/new.img", "200MB"), "the directory /dcos/volume2 is not empty");
            refused.put(file(3, "/srv/new.img", "200MB"), "/etc/fstab has another line for /dcos/volume3");
            refused.put(file(0, "/srv/none/new.img", "200MB"), "the directory /srv/none does not exist");
            refused.put(file(0, "/srv/ram/new.img", "200MB"), "/srv/ram/new.img is on tmpfs");
            refused.put(file(0, "/opt/new.img", "200MB"), "/opt/new.img is on overlay");
            refused.put(file(0, "/srv/alias/new.img", "200MB"), "write the path without links, in /srv/stranger");
            refused.put(device("/dev/nosuchdisk"), "there is no block device /dev/nosuchdisk");
            refused.put(device(decoy), decoy + " has 64 MB, less than the 200 MB that a volume needs");
            refused.put(device(loops[0]), loops[0] + " has 10 MB, less than the 200 MB that a volume needs");
            refused.put(device(loops[1]), "and may hold data: name an empty device");
            refused.put(file(0, "/home/ann/data/new.img", "200MB"), "the directory /home/ann belongs to user 1000");
            refused.put(file(0, "/home/ann/data/theirs.img", "200MB"), "the directory /home/ann belongs to user 1000");
            refused.put(
                    file(0, "/srv/drop/new.img", "200MB"), "the directory /srv/drop belongs to root and has mode 1777");
            refused.put(file(0, "/srv/text.img", "200MB"), "carries no known signature, but is not empty");
            refused.put(device(loops[2]), "carries no known signature, but is not empty");
            refused.put(device(loops[3]), loops[3] + " is the temporary disk of an Azure machine");
            refused.put(
                    device("/dev/disk/azure/scsi1/lun0") + "deviceTimeout: 1s\n",
                    "waited in vain for /dev/disk/azure/scsi1/lun0 (deviceTimeout: 1s)");
            refused.put(device("/dev/theirs/link"), "the directory /dev/theirs belongs to user 1000");

            SoftAssertions softly = new SoftAssertions();
            for (var entry : refused.entrySet()) {
                CommandRun apply = operator.playbook(entry.getKey()).apply();
                softly.assertThat(apply.reason("a1")).contains(entry.getValue());
                softly.assertThat(apply.outcome("a1")).isEqualTo("refused");
                softly.assertThat(apply.exitCode()).isEqualTo(1);
            }
            softly.assertAll();
            assertThat(before.changesTo(NodeState.of(agent))).isEmpty();
            assertThat(agent.decoy()).isEqualTo(agent.decoyAsMade());
        }
    }

    @Test
    void nothingIsDoneToANodeThatIsNotWhatItIsTakenFor() throws Exception {
        OperatorFixture operator = OperatorFixture.in(directory).playbook(file(0, "/root/volume0.img", "200MB"));
        try (AgentContainer agent = operator.agent(NodeRole.PRIVATE)) {
            agent.start();
            operator.knows("a1", agent, "role: public");

            NodeState before = NodeState.of(agent);
            CommandRun asPublic = operator.apply();
            assertThat(asPublic.reason("a1"))
                    .startsWith("the inventory says role public, but the node is a private agent");
            assertThat(operator.verify().reason("a1")).isEqualTo(asPublic.reason("a1"));
            assertThat(before.changesTo(NodeState.of(agent))).isEmpty();

            agent.stdout("touch /etc/mesosphere/roles/slave_public");
            CommandRun asBoth = operator.apply();
            assertThat(asBoth.reason("a1")).startsWith("it has the roles of both a private and a public agent");

            agent.stdout("cd /etc/mesosphere/roles; rm slave slave_public; touch master");
            before = NodeState.of(agent);
            CommandRun asMaster = operator.apply();
            assertThat(asMaster.reason("a1")).startsWith("it is a master, and masters offer no disks");
            assertThat(before.changesTo(NodeState.of(agent))).isEmpty();
            for (CommandRun run : new CommandRun[] {asPublic, asBoth, asMaster}) {
                assertThat(run.exitCode()).isEqualTo(1);
                assertThat(run.report().path("outcome").asString()).isEqualTo("failed");
            }
        }
    }

    private static String file(int number, String path, String size) {
        return volume(number, "{loopback: {file: " + path + ", size: " + size + "}}");
    }

    private static String device(String path) {
        return volume(0, "{device: " + path + "}");
    }

    private static String volume(int number, String source) {
        return "volumes:\n  - {path: /dcos/volume" + number + ", source: " + source + ", filesystem: ext4}\n";
    }
}
