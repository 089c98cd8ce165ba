package io.volmount.rehearsal;

import io.volmount.facts.BackingFile;
import io.volmount.facts.DeviceNumber;
import io.volmount.facts.Mount;
import io.volmount.facts.Signature;
import io.volmount.facts.Storage;
import io.volmount.fstab.FstabEntry;
import io.volmount.playbook.AbsentVolume;
import io.volmount.volume.Source;
import java.util.Optional;
import java.util.Set;

/**
 * A volume that is to be absent, as an assumed node has it: mounted from a line of fstab.
 *
 * @param number of the device that is mounted
 */
record LeavingVolume(AbsentVolume wanted, String machineId, DeviceNumber number) {
    private static final String TYPE = "ext4";

    private Optional<Source.Loopback> loopback() {
        return wanted.source().flatMap(source -> source.match(Optional::of, device -> Optional.empty()));
    }

    /** The path of its device or file. */
    String source() {
        return wanted.source()
                .map(Source::path)
                .orElse("/dev/assumed" + wanted.path().number());
    }

    private String uuid() {
        return wanted.path().fileSystem(machineId, source(), "");
    }

    FstabEntry entry() {
        return new FstabEntry(
                loopback().isPresent() ? source() : "UUID=" + uuid(),
                wanted.path().toString(),
                TYPE,
                "defaults",
                0,
                2);
    }

    Mount mount() {
        return new Mount(
                2,
                1,
                number,
                "/",
                wanted.path().toString(),
                "rw",
                TYPE,
                loopback().isPresent() ? "/dev/loop" + number.minor() : source(),
                "rw",
                loopback().map(Source.Loopback::file),
                Optional.of(uuid()),
                0,
                false,
                false);
    }

    /** Its backing file, which has all of its size. */
    BackingFile file(Storage storage) {
        return new BackingFile(
                BackingFile.Kind.REGULAR,
                loopback().orElseThrow().size(),
                Set.of(number),
                Optional.of(new Signature(TYPE, Optional.of(uuid()), Optional.empty())),
                storage);
    }

    /** Whether it is on a file. */
    boolean isOnFile() {
        return loopback().isPresent();
    }
}
