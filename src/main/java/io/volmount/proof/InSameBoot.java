package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.step.Verify;

/** The node is still in the boot that its reboot ended in. One that reboots by itself is not well, whatever it offers. */
final class InSameBoot implements AgentCheck {
    private static final String NAME = "same-boot";

    @Override
    public boolean applies(Verify verify, Evidence evidence) {
        return verify.boot().isPresent();
    }

    @Override
    public CheckResult examine(Evidence evidence, Verify verify) {
        String expected = verify.boot().orElseThrow();
        return isIn(evidence, expected)
                ? Check.passed(NAME, "still in boot " + expected)
                : Check.failed(
                        NAME,
                        "the node rebooted twice: it came back in boot " + expected + " and now is in boot "
                                + evidence.facts().bootId());
    }

    static boolean isIn(Evidence evidence, String boot) {
        return evidence.facts().bootId().equals(boot);
    }
}
