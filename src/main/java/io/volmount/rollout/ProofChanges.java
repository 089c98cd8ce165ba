package io.volmount.rollout;

import io.volmount.proof.Proof;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells of an agent's proof whenever it changes, and of the last one. Only so often, for what is told is recorded, and a
 * node may answer otherwise at each look.
 */
final class ProofChanges {
    /** How often it is told, the last time included; an honest agent comes to its end in fewer changes. */
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

    /** No more looks are taken. */
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
