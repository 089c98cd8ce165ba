package io.volmount.plan.guard;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.BackingFile;
import io.volmount.facts.Storage;
import io.volmount.plan.step.VolumeState;
import io.volmount.volume.ByteSize;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The backing files to be created must fit together and leave free space for the node. */
final class FreeSpaceGuard implements Guard {
    private static final ByteSize RESERVE = ByteSize.ofMb(100);
    /** For the other files that steps write: the lock, originals, fstab. */
    private static final long OTHER_INODES = 16;

    @Override
    public List<String> refusals(AgentFacts facts, List<VolumeState> volumes) {
        return volumes.stream()
                .filter(volume -> volume.file()
                        .filter(file -> file.kind() == BackingFile.Kind.ABSENT)
                        .isPresent())
                .collect(Collectors.groupingBy(volume -> storage(volume).device(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(FreeSpaceGuard::lacking)
                .toList();
    }

    /** @param volumes with files to be created on one file system */
    private static Stream<String> lacking(List<VolumeState> volumes) {
        Storage storage = storage(volumes.get(0));
        ByteSize wanted = wanted(volumes);
        Stream<String> sentences = Stream.of();
        if (wanted.plus(RESERVE).compareTo(storage.free()) > 0) {
            sentences = Stream.of("the file system on " + storage.mountPoint() + " has " + storage.free()
                    + " free, but the backing files need " + wanted + ", and " + RESERVE
                    + " must stay free: free space, or make the volumes smaller");
        }
        boolean enough = storage.freeInodes().orElse(Long.MAX_VALUE) >= volumes.size() + OTHER_INODES;
        return enough
                ? sentences
                : Stream.concat(
                        sentences,
                        Stream.of("the file system on " + storage.mountPoint() + " has "
                                + storage.freeInodes().orElse(0) + " free inodes (df -i): remove files there"));
    }

    /** The files and the file system's metadata for their blocks: at most 4 bytes for 4 KiB. */
    private static ByteSize wanted(List<VolumeState> volumes) {
        ByteSize files = volumes.stream().map(VolumeState::size).reduce(ByteSize.NOTHING, ByteSize::plus);
        return files.plus(new ByteSize(files.bytes() / 1024));
    }

    private static Storage storage(VolumeState volume) {
        return volume.file().orElseThrow().storage();
    }
}
