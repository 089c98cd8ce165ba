package io.volmount.plan.guard;

import io.volmount.facts.BlockDevice;
import io.volmount.facts.PathOwners;
import io.volmount.plan.step.VolumeState;
import io.volmount.playbook.Overwrite;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A device is formatted only if it is present, large enough, empty and unused. */
final class DeviceGuard implements VolumeGuard {
    /** Links of the Azure agent and of cloud-init to the disk, and with more behind to each of its partitions. */
    private static final List<String> AZURE_TEMPORARY =
            List.of("/dev/disk/azure/resource", "/dev/disk/cloud/azure_resource");

    /** What the Azure agent writes to the file system on it. */
    private static final String AZURE_WARNING = "/DATALOSS_WARNING_README.txt";

    @Override
    public Optional<String> refusal(VolumeState volume) {
        return volume.spec()
                .source()
                .match(
                        loopback -> Optional.empty(),
                        device -> volume.block()
                                .map(found -> refusal(volume, device, found))
                                .orElseGet(() -> Optional.of("there is no block device " + device.path()
                                        + ": attach it, or correct the playbook or the agent's vars")));
    }

    private static Optional<String> refusal(VolumeState volume, Source.Device desired, BlockDevice found) {
        String name = desired.path().equals(found.path()) ? found.path() : desired.path() + " (" + found.path() + ")";
        if (isTemporary(volume, found)) {
            return Optional.of(
                    name + " is the temporary disk of an Azure machine, which is empty after the machine has moved:"
                            + " name a data disk, as in /dev/disk/azure/scsi1/lun0");
        }
        if (found.size().compareTo(Filesystem.EXT4.smallest()) < 0) {
            return Optional.of(name + " has " + found.size() + ", less than the " + Filesystem.EXT4.smallest()
                    + " that a volume needs; an agent with too small a volume does not start");
        }
        if (!volume.mounted().isMissing()) {
            return Optional.empty();
        }
        Filesystem filesystem = volume.spec().filesystem();
        if (!volume.formatted() && found.size().compareTo(filesystem.smallest()) < 0) {
            return Optional.of(
                    name + " has " + found.size() + ", and " + filesystem.maker() + " makes no file system below "
                            + filesystem.smallest() + ": name a larger device, or choose ext4");
        }
        Optional<String> stranger = stranger(volume, desired);
        if (stranger.isPresent()) {
            return stranger;
        }
        return volume.mountedElsewhere()
                .map(mount -> name + " is mounted on " + mount.target() + ": it is in use")
                .or(() -> inUse(name, found))
                .or(() -> volume.formatted() ? Optional.empty() : unidentifiable(name, found))
                .or(() -> volume.formatted() || volume.unfinished() ? Optional.empty() : filled(volume, name, found));
    }

    private static boolean isTemporary(VolumeState volume, BlockDevice found) {
        return volume.facts().names().paths().entrySet().stream()
                .filter(link -> link.getValue().equals(found.number()))
                .map(Map.Entry::getKey)
                .anyMatch(path -> AZURE_TEMPORARY.stream().anyMatch(path::startsWith) || path.endsWith(AZURE_WARNING));
    }

    private static Optional<String> stranger(VolumeState volume, Source.Device desired) {
        PathOwners owners = volume.facts().owners().getOrDefault(desired.path(), new PathOwners(List.of()));
        return owners.objectionToDevice()
                .map(open -> desired.path() + " can be changed by other users than root: " + open
                        + "; name a device in /dev itself, or a link that udev makes under /dev/disk");
    }

    /** Of a device that nothing would tell from another one when the plan is applied. */
    private static Optional<String> unidentifiable(String name, BlockDevice found) {
        return found.identity().isPresent()
                ? Optional.empty()
                : Optional.of(name
                        + " cannot be distinguished from another device that takes its name: it has no serial number and"
                        + " no link under /dev/disk/by-id, and the kernel does not number it (/sys/block/DISK/diskseq, from"
                        + " Linux 5.15 on): give it a serial number, or name a device that has one");
    }

    /** Of a device whose identity ends with the boot. */
    static Optional<String> warning(VolumeState volume) {
        return volume.block()
                .filter(found -> !volume.formatted() && found.isIdentifiedForThisBootOnly())
                .map(found ->
                        found.path() + " has neither a serial number nor a link under /dev/disk/by-id of its own: the"
                                + " plan is for the disk that is attached now, and is to be made again if another one takes its"
                                + " place or the node is rebooted before it is applied");
    }

    private static Optional<String> inUse(String name, BlockDevice found) {
        if (found.readOnly()) {
            return Optional.of(name + " is read-only");
        }
        if (found.swap()) {
            return Optional.of(name + " is in use as swap: name another device");
        }
        if (!found.holders().isEmpty()) {
            return Optional.of(name + " is used by " + String.join(", ", found.holders()) + ": name an unused device");
        }
        return Optional.empty();
    }

    private static Optional<String> filled(VolumeState volume, String name, BlockDevice found) {
        if (volume.holdsUnknownData()) {
            return volume.spec().overwrite() == Overwrite.UNKNOWN_DATA
                    ? Optional.empty()
                    : Optional.of(
                            name + " carries no known signature, but is not empty, and may hold data such as a raw"
                                    + " database or an encrypted disk: name an empty device, zero this one yourself (blkdiscard -z)"
                                    + " if nobody needs it, or write `overwrite: unknown-data` for "
                                    + volume.spec().path()
                                    + " in the playbook");
        }
        return found.signature()
                .map(signature -> name + " carries " + signature
                        + " and may hold data: name an empty device, or wipe it yourself (wipefs) if nobody needs it");
    }
}
