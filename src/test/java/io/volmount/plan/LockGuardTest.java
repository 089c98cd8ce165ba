package io.volmount.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.NodeLock;
import io.volmount.facts.NodeSketch;
import io.volmount.plan.AgentPlan.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LockGuardTest {
    private static final NodeLock.Owner OWNER =
            new NodeLock.Owner("run-1", "op@control", "c9354488", "2026-11-22T12:00:00Z", "stop-agent");
    private static final String SENTENCE =
            "the node is locked by run run-1 of op@control since 2026-11-22T12:00:00Z: wait for it to end, or run `volmount resume run-1` there; if that controller is gone for good, see `volmount unlock`";

    private final NodeSketch node = new NodeSketch();

    private AgentPlan plan(Purpose purpose) {
        return Planner.plan(node.facts(), Playbooks.reboot(Playbooks.LOOPBACK), Optional.empty(), purpose);
    }

    @Test
    void anotherRunsNodeIsRefusedWithItsOwnerWhenThePlanIsToBeCarriedOut() {
        node.lock = new NodeLock(Optional.of(OWNER), false);

        assertThat(plan(Purpose.APPLIED).reasons()).containsExactly(SENTENCE);
        assertThat(plan(Purpose.resumed("run-2", List.of())).reasons()).containsExactly(SENTENCE);
    }

    @Test
    void aPlanThatIsOnlyShownWarnsOfIt() {
        node.lock = new NodeLock(Optional.of(OWNER), true);

        assertThat(plan(Purpose.SHOWN).verdict()).isEqualTo(Verdict.PLANNED);
        assertThat(plan(Purpose.SHOWN).warnings()).contains(SENTENCE);
    }

    @Test
    void theRunsOwnNodeIsItsOwn() {
        node.lock = new NodeLock(Optional.of(OWNER), true);

        assertThat(plan(Purpose.resumed("run-1", List.of())).verdict()).isEqualTo(Verdict.PLANNED);
        assertThat(plan(Purpose.resumed("run-1", List.of())).warnings()).isEmpty();
    }

    @Test
    void anOwnerNobodyKnowsIsRefusedToEverybody() {
        node.lock = new NodeLock(Optional.of(NodeLock.Owner.DAMAGED), false);

        assertThat(plan(Purpose.resumed("run-1", List.of())).reasons())
                .singleElement()
                .asString()
                .contains("by an unknown run");
    }

    @Test
    void aStepOfAnUnknownRunIsWaitedFor() {
        node.lock = new NodeLock(Optional.empty(), true);

        assertThat(plan(Purpose.APPLIED).reasons())
                .containsExactly("a step is running on the node for an unknown run: try again when it has ended");
    }

    @Test
    void whereNothingIsToBeDoneALockIsNoHindrance() {
        node.provisioned();
        node.lock = new NodeLock(Optional.of(OWNER), false);

        assertThat(plan(Purpose.APPLIED).verdict()).isEqualTo(Verdict.UNCHANGED);
        assertThat(plan(Purpose.APPLIED).warnings()).containsExactly(SENTENCE);
    }
}
