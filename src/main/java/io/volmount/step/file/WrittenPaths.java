package io.volmount.step.file;

import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.stream.Stream;

/** The paths of a node that steps write to, besides the agent's checkpoint, which depends on the node. */
public final class WrittenPaths {
    /** The directory of volmount's lock and of the originals of changed files. */
    public static final String STATE = "/var/lib/volmount";

    /** The file that a running step locks. */
    public static final String LOCK = STATE + "/lock";

    public static final String FSTAB = "/etc/fstab";

    /** The directory of the mount points that DC/OS discovers. */
    public static final String VOLUMES = "/dcos";

    /** Where discovery writes its result, in every version of DC/OS. */
    public static final String RESOURCES = "/var/lib/dcos/mesos-resources";

    /** Where discovery looks up the sizes of known volumes. */
    public static final String RESOURCES_CACHE = RESOURCES + ".cache";

    private WrittenPaths() {}

    public static String directoryOf(String file) {
        int slash = file.lastIndexOf('/');
        return slash > 0 ? file.substring(0, slash) : "/";
    }

    /** The temporary name of a backing file while it is written. */
    public static String partOf(String file) {
        return file + ".volmount-part";
    }

    /**
     * Every path that steps for these volumes may write to.
     *
     * @param files paths of backing files
     */
    public static List<String> of(List<VolumePath> volumes, List<String> files) {
        Stream<String> always = Stream.of(STATE, LOCK, FSTAB, RESOURCES, RESOURCES_CACHE, VOLUMES);
        Stream<String> mountPoints = volumes.stream().map(VolumePath::toString);
        Stream<String> besideFiles = files.stream().flatMap(file -> Stream.of(directoryOf(file), partOf(file)));
        return Stream.of(always, mountPoints, besideFiles)
                .flatMap(paths -> paths)
                .distinct()
                .toList();
    }
}
