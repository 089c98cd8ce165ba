package io.volmount.rollout;

import io.volmount.proof.Proof;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reports an agent's proof when it changes, and the last one. The number of reports is limited, because each is recorded
 * and a node may answer differently at every probe.
 */
final class ProofChanges {
    /** The largest number of reports, including the last; an honest agent changes less often. */
    static final int MOST = 8;

    private final Consumer<Proof> told;
    private Optional<Judgement> last = Optional.empty();
    private boolean lastIsTold = true;
    private int times;

    ProofChanges(Consumer<Proof> told) {
        this.told = told;
    }

    Optional<Judgement> last() {
        return last;
    }

    void is(Judgement judgement) {
        boolean changed = last.filter(before -> before.saysTheSameAs(judgement)).isEmpty();
        lastIsTold = lastIsTold && !changed;
        last = Optional.of(judgement);
        if (!lastIsTold && times < MOST - 1) {
            tell();
        }
    }

    /** There will be no more probes. */
    void end() {
        if (!lastIsTold) {
            tell();
        }
    }

    private void tell() {
        times++;
        lastIsTold = true;
        told.accept(last.orElseThrow().proof());
    }
}
