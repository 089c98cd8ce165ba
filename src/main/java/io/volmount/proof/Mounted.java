package io.volmount.proof;

import io.volmount.agent.Evidence;
import io.volmount.agent.Mount;
import io.volmount.agent.Verify;
import io.volmount.agent.WantedVolume;
import java.util.List;

/** The kernel has exactly one mount on the volume's path, from the source and with the file system of the playbook. */
final class Mounted implements Check {
    private static final String NAME = "mounted";

    @Override
    public boolean applies(Verify terms) {
        return true;
    }

    @Override
    public Finding examine(WantedVolume volume, Evidence evidence, Verify terms) {
        List<Mount> mounts = evidence.facts().mountsOn(volume.path());
        if (mounts.size() != 1) {
            return Check.missed(
                    NAME,
                    mounts.isEmpty()
                            ? "nothing is mounted on " + volume.path()
                            : mounts.size() + " file systems are mounted on top of each other on " + volume.path());
        }
        Mount mount = mounts.get(0);
        String seen =
                mount.backingFile().map(file -> file + " through ").orElse("") + mount.source() + ", " + mount.type();
        if (!mount.type().equals(volume.filesystem().word())) {
            return Check.missed(
                    NAME,
                    "mounted from " + seen + ", not as " + volume.filesystem().word());
        }
        return evidence.facts().isFrom(volume.source(), mount)
                ? Check.passed(NAME, "from " + seen)
                : Check.missed(
                        NAME,
                        "mounted from " + seen + ", not from " + volume.source().path());
    }
}
