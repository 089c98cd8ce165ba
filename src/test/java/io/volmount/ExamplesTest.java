package io.volmount;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.document.Diagnostics;
import io.volmount.document.SourceLocation;
import io.volmount.inventory.Inventories;
import io.volmount.inventory.Inventory;
import io.volmount.playbook.AgentDiagnostics;
import io.volmount.playbook.FstabOptions;
import io.volmount.playbook.Playbook;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.VerifyPolicy;
import io.volmount.report.AgentNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lies in the tree to be copied works. */
class ExamplesTest {
    private static final Path INVENTORIES = Path.of("inventories");
    private static final Path PLAYBOOKS = Path.of("playbook-templates");
    private static final Path HOME = Path.of("/home/op");

    static Stream<Path> inventories() throws IOException {
        return Files.list(INVENTORIES);
    }

    static Stream<Path> playbooks() throws IOException {
        return Files.list(PLAYBOOKS);
    }

    @ParameterizedTest
    @MethodSource("inventories")
    void everyInventoryLoads(Path file) {
        assertThat(Inventories.load(file, HOME).hosts()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("playbooks")
    void everyPlaybookLoads(Path file) {
        Playbook playbook = Playbook.load(file);
        int contents = playbook.volumes().size()
                + playbook.rules().size()
                + playbook.absent().size()
                + playbook.attributes().all().size();
        assertThat(contents).isPositive();
    }

    @Test
    void bothAnsibleExamplesNameTheSameAgents() {
        assertThat(Inventories.load(INVENTORIES.resolve("ansible.ini"), HOME))
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(SourceLocation.class)
                .isEqualTo(Inventories.load(INVENTORIES.resolve("ansible.yml"), HOME));
    }

    @Test
    void theVariablesOfTheTemplatesAreSetInTheExampleThatTheyName() {
        Inventory inventory = Inventories.load(INVENTORIES.resolve("per-agent-disks.yml"), HOME);
        AgentDiagnostics problems = new AgentDiagnostics();
        inventory
                .hosts()
                .forEach(host -> Playbook.load(PLAYBOOKS.resolve("per-agent-disk.yml"))
                        .resolvedFor(host.name(), host.variables(), problems));
        inventory.hosts().stream()
                .filter(host -> host.groups().contains("aws"))
                .forEach(host -> Playbook.load(PLAYBOOKS.resolve("aws-nitro.yml"))
                        .resolvedFor(host.name(), host.variables(), problems));

        Diagnostics all = new Diagnostics();
        problems.report(AgentNames::inShort, all);
        assertThat(all.isEmpty()).isTrue();
    }

    @Test
    void theTemplateThatSaysEverythingSaysWhatHoldsWithoutIt() {
        Playbook playbook = Playbook.load(PLAYBOOKS.resolve("disks.yml"));

        assertThat(playbook.volumes().get(0).fstab())
                .isEqualTo(playbook.volumes().get(1).fstab())
                .isEqualTo(new FstabOptions("defaults,nosuid,nodev", 0, 0));
        assertThat(playbook.rollout()).isEqualTo(RolloutPolicy.DEFAULT);
        assertThat(playbook.verify()).isEqualTo(VerifyPolicy.DEFAULT);
    }
}
