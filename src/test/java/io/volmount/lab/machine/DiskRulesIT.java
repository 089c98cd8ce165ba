package io.volmount.lab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A rule of the playbook chooses disks as udev names them, through a reboot, and each disk keeps its number. */
@NeedsMachine
class DiskRulesIT {
    private static final String RULE = """
            volumes:
              - path: "/dcos/volume[0-7]"
                source: {disks: {size: ">=340MB,<360MB", exclude: ["*-left"]}}
                filesystem: ext4
            """;

    @TempDir
    Path directory;

    @Test
    void everyMatchingBlankDiskBecomesTheNextVolumeAndKeepsItsNumber(Machine machine) throws Exception {
        String middle = machine.plug("m-rule", 350);
        String used = machine.plug("u-rule", 350);
        String left = machine.plug("left", 350);
        String large = machine.plug("large", 400);
        machine.stdout("mkfs.ext4 -q " + used + " && udevadm settle");
        OperatorFixture operator = machine.operator(directory).playbook(RULE);

        CommandRun facts = operator.facts("-p", operator.file("playbook.yaml").toString());
        assertThat(device(facts, middle).path("usable").asBoolean())
                .as("%s", facts)
                .isTrue();
        assertThat(device(facts, middle).path("chosenFor").asString()).isEqualTo("/dcos/volume0");
        assertThat(device(facts, used).path("reason").asString()).contains("carries ext4");
        assertThat(device(facts, left).path("usable").asBoolean()).isTrue();
        assertThat(device(facts, left).path("chosenFor").isNull()).isTrue();
        assertThat(device(facts, large).path("size").asLong()).isEqualTo(400L << 20);
        CommandRun plan = operator.plan("--out", operator.file("plan.json").toString());
        assertThat(plan.outcome("machine")).as("%s", plan).isEqualTo("planned");
        assertThat(made(plan)).contains(middle);

        String first = machine.plug("a-rule", 350);
        CommandRun drifted = operator.applySaved("plan.json");
        assertThat(drifted.outcome("machine")).as("%s", drifted).isEqualTo("refused");
        CommandRun apply = operator.apply();

        assertThat(apply.outcome("machine")).as("%s", apply).isEqualTo("verified");
        assertThat(mounted(machine, "/dcos/volume0", first)).isTrue();
        assertThat(mounted(machine, "/dcos/volume1", middle)).isTrue();
        assertThat(operator.plan().outcome("machine")).isEqualTo("unchanged");
        assertThat(operator.verify().outcome("machine")).isEqualTo("verified");
        String next = machine.plug("0-rule", 350);
        CommandRun more = operator.plan();
        assertThat(more.outcome("machine")).as("%s", more).isEqualTo("planned");
        assertThat(made(more)).contains(next);
        assertThat(more.agent("machine").toString()).contains("/dcos/volume2");
    }

    private static String made(CommandRun plan) {
        return plan.step("machine", "make-filesystem").path("title").asString();
    }

    private static boolean mounted(Machine machine, String volume, String disk) {
        return machine.succeeds("[ \"$(findmnt -n -o SOURCE " + volume + ")\" = \"$(readlink -f " + disk + ")\" ]");
    }

    private static JsonNode device(CommandRun facts, String link) {
        return facts.agent("machine")
                .path("node")
                .path("devices")
                .valueStream()
                .filter(device -> device.path("link").asString("").equals(link))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no device " + link + " in " + facts));
    }
}
