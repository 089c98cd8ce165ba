package io.volmount.plan;

import io.volmount.agent.AgentFacts;
import io.volmount.agent.BackingFile;
import io.volmount.agent.ByteSize;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The backing files to be created must fit, all together, and leave the node room to live. */
final class FreeSpaceGuard implements Guard {
    static final ByteSize RESERVE = ByteSize.ofMb(100);

    @Override
    public List<String> refusals(AgentFacts facts, List<VolumeState> volumes) {
        Map<String, List<VolumeState>> byFilesystem = volumes.stream()
                .filter(volume -> volume.file()
                        .filter(file -> file.kind() == BackingFile.Kind.ABSENT)
                        .isPresent())
                .collect(Collectors.groupingBy(
                        volume -> volume.file().orElseThrow().filesystem(), TreeMap::new, Collectors.toList()));
        return byFilesystem.entrySet().stream()
                .filter(entry -> !fits(entry.getValue()))
                .map(entry -> sentence(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static boolean fits(List<VolumeState> volumes) {
        return wanted(volumes).bytes() + RESERVE.bytes() <= free(volumes).bytes();
    }

    private static String sentence(String filesystem, List<VolumeState> volumes) {
        return "the file system on " + filesystem + " has " + free(volumes) + " free, but the backing files take "
                + wanted(volumes) + " and " + RESERVE + " must be left: make room, or make the volumes smaller";
    }

    private static ByteSize wanted(List<VolumeState> volumes) {
        return new ByteSize(
                volumes.stream().mapToLong(volume -> volume.size().bytes()).sum());
    }

    private static ByteSize free(List<VolumeState> volumes) {
        return volumes.get(0).file().orElseThrow().free();
    }
}
