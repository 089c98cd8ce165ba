package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.facts.JournaldLine;
import io.volmount.step.Verify;
import io.volmount.volume.DesiredVolume;
import java.util.List;
import java.util.Optional;

/** One item of the checklist. Pure: the same evidence gives the same result. */
interface Check {

    /** Whether it is made; most checks are not made on a node without DC/OS, which has no agent to offer volumes. */
    default boolean applies(Verify verify, Evidence evidence) {
        return verify.role().isPresent();
    }

    CheckResult examine(DesiredVolume volume, Evidence evidence, Verify verify);

    static CheckResult passed(String check, String detail, JournaldLine... journal) {
        return new CheckResult(check, Optional.of(true), detail, List.of(journal));
    }

    static CheckResult failed(String check, String detail, JournaldLine... journal) {
        return new CheckResult(check, Optional.of(false), detail, List.of(journal));
    }

    /** Neither passed nor failed. */
    static CheckResult unknown(String check, String detail, JournaldLine... journal) {
        return new CheckResult(check, Optional.empty(), detail, List.of(journal));
    }
}
