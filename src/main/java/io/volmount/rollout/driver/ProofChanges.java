package io.volmount.rollout.driver;

import io.volmount.proof.Proof;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reports an agent's proof when it changes, and the last one. The number of reports is limited, because each is recorded
 * and a node may answer differently at every probe.
 */
public final class ProofChanges {
    /** The largest number of reports, including the last; an honest agent changes less often. */
    public static final int LIMIT = 8;

    private final Consumer<Proof> listener;
    private Optional<Judgement> last = Optional.empty();
    private boolean lastIsReported = true;
    private int reports;

    public ProofChanges(Consumer<Proof> listener) {
        this.listener = listener;
    }

    public Optional<Judgement> last() {
        return last;
    }

    void update(Judgement judgement) {
        boolean changed =
                last.filter(before -> before.hasSameResultsAs(judgement)).isEmpty();
        lastIsReported = lastIsReported && !changed;
        last = Optional.of(judgement);
        if (!lastIsReported && reports < LIMIT - 1) {
            report();
        }
    }

    /** There will be no more probes. */
    public void end() {
        if (!lastIsReported) {
            report();
        }
    }

    private void report() {
        reports++;
        lastIsReported = true;
        listener.accept(last.orElseThrow().proof());
    }
}
