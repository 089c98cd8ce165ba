package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.step.Verify;
import io.volmount.volume.DesiredVolume;

/** A check that is the same for every volume of an agent, and is also made of the agent itself. */
interface AgentCheck extends Check {

    CheckResult examine(Evidence evidence, Verify verify);

    @Override
    default CheckResult examine(DesiredVolume volume, Evidence evidence, Verify verify) {
        return examine(evidence, verify);
    }
}
