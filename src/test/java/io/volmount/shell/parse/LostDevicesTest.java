package io.volmount.shell.parse;

import static io.volmount.shell.NodeSections.list;
import static io.volmount.shell.NodeSections.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.AgentUnreachable;
import io.volmount.facts.ListedDevice;
import io.volmount.facts.NodeFacts;
import io.volmount.plan.NewVolumes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No section, line or word that a node leaves out makes one of its devices look more usable. */
class LostDevicesTest {
    private static final Set<String> NONE = Set.of();

    /** The paths of usable devices; empty for a node that could get no volume at all, or whose answer makes no sense. */
    private static Set<String> usable(Map<String, String> sections) {
        try {
            NodeFacts facts = WholeNode.facts(sections);
            NewVolumes possible = new NewVolumes(facts);
            return possible.objections(Optional.empty()).isEmpty()
                    ? facts.devices().stream()
                            .filter(device -> possible.objection(device).isEmpty())
                            .map(ListedDevice::path)
                            .collect(Collectors.toCollection(TreeSet::new))
                    : NONE;
        } catch (AgentUnreachable | MalformedOutput nonsense) {
            return NONE;
        }
    }

    static Stream<Map<String, String>> nodes() {
        Map<String, String> node = WholeNode.sections();
        return Stream.of(
                node,
                with(node, "missing-tools", list("flock")),
                with(node, "roles", list("master")),
                with(node, "device 2", node.get("device 2").replace("ro=0", "ro=1")),
                with(node, "device 2 blkid", "\nEXIT=2\nCONTENT=data\n"),
                with(node, "device 2 blkid", "\nEXIT=8\nCONTENT=unread\n"),
                with(
                        node,
                        "mounts",
                        list(
                                "22 1 8:1 / / rw shared:1 - xfs /dev/sda1 rw",
                                "57 22 8:16 / /srv rw - ext4 /dev/sdb rw",
                                "58 22 253:3 / /dcos/volume0 rw - ext4 /dev/mapper/vg0-lv0 rw")));
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void lostFactsMakeNoDeviceMoreUsable(Map<String, String> sections) {
        Set<String> whole = usable(sections);
        List<Map<String, String>> losses = LostFacts.losses(sections);

        assertThat(losses).hasSizeGreaterThan(150);
        for (Map<String, String> part : losses) {
            assertThat(whole).as(() -> difference(sections, part)).containsAll(usable(part));
        }
    }

    private static String difference(Map<String, String> sections, Map<String, String> part) {
        return sections.keySet().stream()
                .filter(name -> !sections.get(name).equals(part.get(name)))
                .map(name -> name + ": " + part.get(name))
                .findFirst()
                .orElse("nothing");
    }

    @Test
    void theBlankDisksOfTheWholeNodeAreUsable() {
        assertThat(usable(WholeNode.sections())).containsExactly("/dev/dm-3", "/dev/sdb");
    }
}
