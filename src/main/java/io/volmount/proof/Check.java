package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.facts.JournaldLine;
import io.volmount.step.Verify;
import io.volmount.volume.DesiredVolume;
import java.util.List;
import java.util.Optional;

/** One item of the checklist. Pure: the same evidence gives the same finding. */
interface Check {

    /** Whether it says anything; most do not of a node without DC/OS, which has volumes but no agent to offer them. */
    default boolean applies(Verify verify) {
        return verify.role().isPresent();
    }

    CheckResult examine(DesiredVolume volume, Evidence evidence, Verify verify);

    static CheckResult passed(String check, String detail, JournaldLine... journal) {
        return new CheckResult(check, Optional.of(true), detail, List.of(journal));
    }

    static CheckResult failed(String check, String detail, JournaldLine... journal) {
        return new CheckResult(check, Optional.of(false), detail, List.of(journal));
    }

    /** Of what cannot be told either way. */
    static CheckResult unknown(String check, String detail, JournaldLine... journal) {
        return new CheckResult(check, Optional.empty(), detail, List.of(journal));
    }
}
