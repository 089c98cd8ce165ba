package io.volmount.proof;

import io.volmount.agent.Evidence;
import io.volmount.agent.Verify;
import io.volmount.agent.WantedVolume;
import io.volmount.volume.Condition;
import io.volmount.volume.MountedVolume;

/** The volume is mounted so that a task can use it. */
final class Mounted implements Check {
    private static final String NAME = "mounted";

    @Override
    public boolean applies(Verify terms) {
        return true;
    }

    @Override
    public Finding examine(WantedVolume volume, Evidence evidence, Verify terms) {
        Condition mounted = MountedVolume.judge(volume, evidence.facts());
        return mounted.isRight() ? Check.passed(NAME, mounted.detail()) : Check.missed(NAME, mounted.detail());
    }
}
