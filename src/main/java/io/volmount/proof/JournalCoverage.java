package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.facts.JournaldLine;
import io.volmount.facts.UnitState;
import io.volmount.step.Verify;
import io.volmount.volume.Role;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much of the running boot the node's journal still holds: old lines give way to new ones, and what a service writes
 * too fast is dropped. A line that is missing proves something only where it would have been kept.
 */
record JournalCoverage(Evidence evidence, Verify verify) {
    private static final String JOURNALD = "systemd-journald.service";

    /** Whether a line about the start of the agent that runs now would be there. */
    boolean coversTheStart() {
        Optional<UnitState> unit = evidence.facts().unit();
        long start =
                unit.map(running -> running.startedAt().orElse(Long.MAX_VALUE)).orElse(Long.MAX_VALUE);
        return evidence.oldest().filter(line -> line.monotonic() <= start).isPresent()
                && dropped().isEmpty();
    }

    /**
     * That a check cannot be told, because the journal does not hold what it would be told by.
     *
     * @param without what the journal has not, after "and"
     * @param seen lines that it does have about the matter
     */
    CheckResult unknown(String check, String without, List<JournaldLine> seen) {
        return Check.unknown(
                check,
                sentence() + " and " + without + remedy(),
                Stream.concat(seen.stream(), dropped().stream()).toArray(JournaldLine[]::new));
    }

    /** Of a fresh proof nothing but the journal is taken, of a later one the running process too. */
    private String remedy() {
        return verify.fresh()
                ? "; `volmount verify` also accepts what its process was started with"
                : "; the agent writes it again at its next start";
    }

    /** Where it begins and whether it lost anything, as the beginning of a sentence. */
    String sentence() {
        String begin = evidence.oldest()
                .map(line -> "begins at " + line.at().truncatedTo(ChronoUnit.SECONDS))
                .orElse("could not be read from its beginning");
        return "the journal of this boot " + begin + (dropped().isPresent() ? ", lost lines to its rate limit" : "");
    }

    /** What journald says of lines of the agent or of discovery that it did not keep. */
    private Optional<JournaldLine> dropped() {
        Role role = verify.role().orElseThrow();
        return evidence.journal().stream()
                .filter(line -> line.writerUnit().equals(JOURNALD))
                .filter(line ->
                        line.message().contains(role.unit()) || line.message().contains(role.discoveryUnit()))
                .findFirst();
    }
}
