package io.volmount.facts;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The owners of everything that leads to a path of a node: whoever owns a directory, or may write to it, can replace
 * its entries at any moment.
 *
 * @param parts every directory and link that the kernel resolves, from {@code /} on; ends where something is missing
 */
public record PathOwners(List<Part> parts) {
    private static final int TYPE = 0170000;
    private static final int DIRECTORY = 0040000;
    private static final int REGULAR = 0100000;
    private static final int BLOCK_DEVICE = 0060000;
    private static final String DEVICES = "/dev";
    private static final int OTHERS_WRITE = 0022;

    public PathOwners {
        parts = List.copyOf(parts);
    }

    /**
     * A directory or a link on the way, or what is at its end.
     *
     * @param owner the user id of the owner
     * @param mode with the file type, as in inode(7); the group bits include access control list entries
     * @param device the device number of its file system, as the node prints it
     * @param links the number of hard links
     */
    public record Part(String path, long owner, int mode, String device, long links) {

        boolean isDevice() {
            return (mode & TYPE) == BLOCK_DEVICE;
        }

        /** Why it is not in the file system of {@code /dev}, as a phrase; empty if it is. */
        Optional<String> outside(String devices) {
            if (path.equals("/")) {
                return Optional.empty();
            } else if (!path.equals(DEVICES) && !path.startsWith(DEVICES + "/")) {
                return Optional.of(path + " is not under " + DEVICES);
            }
            return device.equals(devices)
                    ? Optional.empty()
                    : Optional.of(path + " is on another file system than " + DEVICES);
        }

        /** Why other users than root can change it, as a phrase that begins with its path; empty if they cannot. */
        Optional<String> objection() {
            boolean directory = (mode & TYPE) == DIRECTORY;
            if (!directory && (mode & TYPE) != REGULAR) {
                return Optional.empty();
            }
            if (owner != 0 || (mode & OTHERS_WRITE) != 0) {
                return Optional.of((directory ? "the directory " : "") + path + " belongs to "
                        + (owner == 0 ? "root" : "user " + owner)
                        + String.format(" and has mode %04o", mode & ~TYPE));
            }
            return directory || links == 1
                    ? Optional.empty()
                    : Optional.of(path + " has " + links + " names (hard links)");
        }
    }

    /** The owners of a device in directories that only root can write to. */
    public static PathOwners rootsDevice(String device) {
        return new PathOwners(Stream.concat(
                        root(device).parts().stream(), Stream.of(new Part(device, 0, BLOCK_DEVICE | 0660, "1", 1)))
                .toList());
    }

    /** The owners of a file, which need not exist, in directories that only root can write to. */
    public static PathOwners root(String file) {
        return new PathOwners(IntStream.range(0, file.length())
                .filter(i -> file.charAt(i) == '/')
                .mapToObj(i -> file.substring(0, Math.max(1, i)))
                .map(directory -> new Part(directory, 0, DIRECTORY | 0755, "1", 2))
                .toList());
    }

    /**
     * What other users than root can change, as a phrase that begins with its path; empty if they cannot change
     * anything.
     */
    public Optional<String> objection() {
        return parts.stream().flatMap(part -> part.objection().stream()).findFirst();
    }

    /**
     * What on the way to a device other users than root can change, or what is outside {@code /dev}, as a phrase that
     * begins with its path; empty if there is nothing.
     */
    public Optional<String> objectionToDevice() {
        Optional<String> devices = parts.stream()
                .filter(part -> part.path().equals(DEVICES))
                .map(Part::device)
                .findFirst();
        if (devices.isEmpty() || !parts.get(parts.size() - 1).isDevice()) {
            return Optional.of("the owners of its path are unknown");
        }
        return parts.stream()
                .flatMap(part -> part.outside(devices.get()).or(part::objection).stream())
                .findFirst();
    }

    /** Whether the owners are known up to this directory. */
    public boolean covers(String directory) {
        return parts.stream().anyMatch(part -> part.path().equals(directory));
    }
}
