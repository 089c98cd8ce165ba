package io.volmount.step;

import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.stream.Stream;

/** The paths of a node that steps write to. The agent's checkpoint is one more, which the node itself has to tell. */
public final class WrittenPaths {
    /** Where volmount keeps its lock and the originals of changed files. */
    public static final String STATE = "/var/lib/volmount";

    /** The file that the step at work locks. */
    public static final String LOCK = STATE + "/lock";

    public static final String FSTAB = "/etc/fstab";

    /** The directory of the mount points that DC/OS looks for. */
    public static final String VOLUMES = "/dcos";

    /** Where discovery looks up the volumes that it knows. */
    public static final String RESOURCES_CACHE = ClearResourceState.RESOURCES + ".cache";

    private WrittenPaths() {}

    /** The directory that holds a file. */
    public static String directoryOf(String file) {
        int slash = file.lastIndexOf('/');
        return slash > 0 ? file.substring(0, slash) : "/";
    }

    /** Where a backing file is written before it gets its name. */
    public static String partOf(String file) {
        return file + ".volmount-part";
    }

    /**
     * Every path that steps for these volumes may write to.
     *
     * @param files paths of backing files
     */
    public static List<String> of(List<VolumePath> volumes, List<String> files) {
        Stream<String> always = Stream.of(STATE, LOCK, FSTAB, ClearResourceState.RESOURCES, RESOURCES_CACHE, VOLUMES);
        Stream<String> mountPoints = volumes.stream().map(VolumePath::toString);
        Stream<String> besideFiles = files.stream().flatMap(file -> Stream.of(directoryOf(file), partOf(file)));
        return Stream.of(always, mountPoints, besideFiles)
                .flatMap(paths -> paths)
                .distinct()
                .toList();
    }
}
