package io.volmount.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.ProbeRequest;
import io.volmount.document.TextFile;
import io.volmount.facts.AgentFacts;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.ListedDevice;
import io.volmount.facts.ListedDevice.Kind;
import io.volmount.facts.NodeFacts;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeSketch;
import io.volmount.plan.AgentPlan;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.plan.Purpose;
import io.volmount.playbook.Playbook;
import io.volmount.rollout.FakeTime;
import io.volmount.rollout.Fleet;
import io.volmount.rollout.ScriptedAgent;
import io.volmount.volume.ByteSize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Disks of a new machine may be attached after it answers. */
class AgentPlannerTest {
    private static final String LINK = "/dev/disk/by-id/google-data0";
    private static final BlockDevice BLANK = NodeSketch.blank("/dev/sdc", ByteSize.ofMb(400));
    private static final BlockDevice DISK = new BlockDevice(
            BLANK.number(),
            BLANK.path(),
            List.of(LINK),
            BLANK.size(),
            false,
            false,
            List.of(),
            BLANK.serial(),
            Optional.empty(),
            Optional.empty(),
            Set.of());

    private final FakeTime time = new FakeTime();
    private final NodeSketch node = new NodeSketch();

    @BeforeEach
    void beforeDcos() {
        node.version = Optional.empty();
        node.kind = NodeKind.PRE_INSTALL;
    }

    /** Answers for a node whose disk is attached after so long; never if empty. */
    private final class Machine extends ScriptedAgent {
        private final Optional<Duration> attached;

        Machine(Optional<Duration> attached) {
            this.attached = attached;
        }

        @Override
        public AgentFacts probe(ProbeRequest request) {
            if (isAttached()) {
                node.devices.put(LINK, DISK);
                node.devices.put(DISK.path(), DISK);
            }
            return node.facts();
        }

        @Override
        public NodeFacts probeNode() {
            List<ListedDevice> listed = List.of(new ListedDevice(
                    DISK.number(),
                    Kind.DISK,
                    DISK.path(),
                    DISK.size(),
                    Optional.of(false),
                    Optional.of(false),
                    Optional.of("Disk"),
                    Optional.empty()));
            return new NodeFacts(
                    probe(ProbeRequest.NOTHING_MORE), isAttached() ? listed : List.of(), 0, Optional.empty());
        }

        private boolean isAttached() {
            return attached.filter(after -> waited().compareTo(after) >= 0).isPresent();
        }
    }

    private AgentPlan plan(String deviceTimeout, String source, Optional<Duration> attached) throws AgentUnreachable {
        ScriptedAgent agent = new Machine(attached);
        Playbook playbook = Playbook.read(new TextFile(
                "p.yml",
                "version: 1\n" + deviceTimeout + "volumes:\n  - {path: /dcos/volume0, filesystem: xfs, source: "
                        + source + "}\n"));
        Target target = new Target(Targets.of("a1", agent).access(), playbook, agent);
        return new AgentPlanner(time, time).plan(target, Purpose.SHOWN).plan();
    }

    private AgentPlan plan(String deviceTimeout, Optional<Duration> attached) throws AgentUnreachable {
        return plan(deviceTimeout, "{device: " + LINK + "}", attached);
    }

    private Duration waited() {
        return Duration.between(Fleet.START, time.instant());
    }

    @Test
    void aPlanWaitsForItsDeviceAndSaysSo() throws Exception {
        AgentPlan plan = plan("deviceTimeout: 2m\n", Optional.of(Duration.ofSeconds(20)));

        assertThat(plan.verdict()).isEqualTo(Verdict.PLANNED);
        assertThat(plan.warnings()).containsExactly("waited for " + LINK + " to appear (deviceTimeout: 2m)");
        assertThat(waited()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
    }

    @Test
    void aRuleWaitsForItsDisksToo() throws Exception {
        AgentPlan plan = plan("deviceTimeout: 2m\n", "{disks: {count: 1}}", Optional.of(Duration.ofSeconds(20)));

        assertThat(plan.verdict()).as(plan.summary()).isEqualTo(Verdict.PLANNED);
        assertThat(plan.warnings())
                .containsExactly("waited for the disks of /dcos/volume0 to appear (deviceTimeout: 2m)");
    }

    @Test
    void itDoesNotWaitForDevicesThatAreThere() throws Exception {
        AgentPlan plan = plan("deviceTimeout: 2m\n", Optional.of(Duration.ZERO));

        assertThat(plan.verdict()).isEqualTo(Verdict.PLANNED);
        assertThat(plan.warnings()).isEmpty();
        assertThat(waited()).isZero();
    }

    @Test
    void theTimeIsUp() throws Exception {
        AgentPlan plan = plan("deviceTimeout: 2m\n", Optional.empty());

        assertThat(plan.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(plan.reasons())
                .anyMatch(reason -> reason.startsWith("there is no block device " + LINK))
                .contains("waited in vain for " + LINK + " (deviceTimeout: 2m)");
        assertThat(waited()).isBetween(Duration.ofSeconds(100), Duration.ofMinutes(2));
    }

    @Test
    void withoutATimeoutAMissingDeviceIsRefusedAtOnce() throws Exception {
        AgentPlan plan = plan("", Optional.of(Duration.ofSeconds(20)));

        assertThat(plan.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(plan.reasons()).noneMatch(reason -> reason.startsWith("waited"));
        assertThat(waited()).isZero();
    }

    @Test
    void nothingIsAwaitedOnTheWrongNode() throws Exception {
        node.kind = NodeKind.MASTER;

        assertThat(plan("deviceTimeout: 2m\n", Optional.empty()).verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(waited()).isZero();
    }
}
