package io.volmount.proof;

import io.volmount.facts.Evidence;
import io.volmount.mount.MountCondition;
import io.volmount.mount.MountedVolume;
import io.volmount.step.Verify;
import io.volmount.volume.DesiredVolume;

/** The volume is mounted and usable by tasks. */
final class Mounted implements Check {
    private static final String NAME = "mounted";

    @Override
    public boolean applies(Verify verify, Evidence evidence) {
        return true;
    }

    @Override
    public CheckResult examine(DesiredVolume volume, Evidence evidence, Verify verify) {
        MountCondition mounted = MountedVolume.judge(volume, evidence.facts());
        return mounted.isCorrect() ? Check.passed(NAME, mounted.detail()) : Check.failed(NAME, mounted.detail());
    }
}
