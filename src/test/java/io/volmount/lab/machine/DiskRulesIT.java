package io.volmount.lab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.cli.CommandRun;
import io.volmount.cli.OperatorFixture;
import java.nio.file.Path;
import java.util.List;
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

    /** The second file system to be made is begun, and then the machine is reset. */
    private static final String POWER_FAILURE = """
            set -e
            cp -L /sbin/mkfs.ext4 /root/mkfs.ext4
            rm -f /root/made
            cat >/root/interrupted <<'SCRIPT'
            #!/bin/sh
            echo "$*" >>/root/made
            [ "$(grep -c -e -U /root/made)" = 2 ] || exec /root/mkfs.ext4 "$@"
            for target; do :; done
            dd if=/dev/urandom of="$target" bs=64k count=1 seek=4 conv=fsync
            sync
            echo b >/proc/sysrq-trigger
            sleep 600
            SCRIPT
            chmod 755 /root/interrupted
            mount --bind /root/interrupted "$(readlink -f /sbin/mkfs.ext4)"
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

        machine.unplug("m-rule");
        for (CommandRun told : List.of(operator.plan(), operator.apply(), operator.verify())) {
            assertThat(told.outcome("machine")).as("%s", told).isEqualTo("refused");
            assertThat(told.reason("machine")).contains("/dcos/volume1").contains("attach");
        }
        assertThat(machine.succeeds("blkid -p " + next)).as("blank as before").isFalse();
    }

    @Test
    void aRunThatAPowerFailureInterruptsAsItFormatsAChosenDiskGoesOnWithThatDisk(Machine machine) throws Exception {
        String whole = machine.plug("b-rule", 350);
        String half = machine.plug("c-rule", 350);
        OperatorFixture operator = machine.operator(directory).playbook(RULE);
        machine.stdout(POWER_FAILURE);
        String boot = machine.bootId();

        CommandRun apply = operator.apply();
        machine.awaitBootAfter(boot);
        machine.awaitReady();
        assertThat(apply.outcome("machine")).as("%s", apply).isEqualTo("in-doubt");
        String added = machine.plug("a-rule", 350);
        String uuid = machine.stdout("blkid -p -s UUID -o value " + whole);
        assertThat(machine.succeeds("blkid -p " + half)).as("half formatted").isFalse();

        CommandRun resumed = operator.run("resume", "--format", "json");

        assertThat(resumed.outcome("machine")).as("%s", resumed).isEqualTo("verified");
        assertThat(mounted(machine, "/dcos/volume0", whole)).isTrue();
        assertThat(mounted(machine, "/dcos/volume1", half)).isTrue();
        assertThat(machine.stdout("blkid -p -s UUID -o value " + whole)).isEqualTo(uuid);
        assertThat(machine.succeeds("blkid -p " + added)).as("left alone").isFalse();
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
