package io.volmount.facts;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whose everything is that leads to a path of a node: whoever owns a directory, or may write to it, can put something else
 * in the place of what is in it at any moment.
 *
 * @param parts the way as the kernel goes it, through every link, from {@code /} on; it ends where something is missing
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
     * A directory or a link on the way, or what is there at last.
     *
     * @param owner the number of the user that it belongs to
     * @param mode with its type, as in inode(7); entries of an access control list show in the group's bits
     * @param device the number of the file system that holds it, as the node writes it
     * @param names how many names it has; more than one for a file with hard links
     */
    public record Part(String path, long owner, int mode, String device, long names) {

        boolean isDevice() {
            return (mode & TYPE) == BLOCK_DEVICE;
        }

        /** What is wrong with it if it is not in the file system of this device or not in /dev, as a phrase. */
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

        /** What is wrong with it if others than root can change it, as a phrase that begins with its path. */
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
            return directory || names == 1
                    ? Optional.empty()
                    : Optional.of(path + " has " + names + " names (hard links)");
        }
    }

    /** Of a device in directories that are root's alone. */
    public static PathOwners rootsDevice(String device) {
        return new PathOwners(Stream.concat(
                        root(device).parts().stream(), Stream.of(new Part(device, 0, BLOCK_DEVICE | 0660, "1", 1)))
                .toList());
    }

    /** Of a file, be it there or not, in directories that are root's alone. */
    public static PathOwners root(String file) {
        return new PathOwners(IntStream.range(0, file.length())
                .filter(i -> file.charAt(i) == '/')
                .mapToObj(i -> file.substring(0, Math.max(1, i)))
                .map(directory -> new Part(directory, 0, DIRECTORY | 0755, "1", 2))
                .toList());
    }

    /** What others than root could change, as a phrase that begins with its path; empty when there is nothing of the kind. */
    public Optional<String> objection() {
        return parts.stream().flatMap(part -> part.objection().stream()).findFirst();
    }

    /**
     * What on the way to a device others than root could change, or is not in {@code /dev} itself, as a phrase that begins
     * with its path; empty when there is nothing of the kind.
     */
    public Optional<String> objectionToDevice() {
        Optional<String> devices = parts.stream()
                .filter(part -> part.path().equals(DEVICES))
                .map(Part::device)
                .findFirst();
        if (devices.isEmpty() || !parts.get(parts.size() - 1).isDevice()) {
            return Optional.of("what leads to it cannot be told");
        }
        return parts.stream()
                .flatMap(part -> part.outside(devices.get()).or(part::objection).stream())
                .findFirst();
    }

    /** Whether the way is told as far as to this directory. */
    public boolean reach(String directory) {
        return parts.stream().anyMatch(part -> part.path().equals(directory));
    }
}
