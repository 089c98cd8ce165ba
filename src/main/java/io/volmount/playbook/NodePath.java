package io.volmount.playbook;

import static io.volmount.document.Quoted.quoted;

import io.volmount.step.file.WrittenPaths;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks the paths of a node that are to hold a volume's data. Every character but control characters is allowed. */
final class NodePath {
    private static final Pattern NOT_NORMAL = Pattern.compile("//|/\\.{1,2}(/|$)|/$");
    private static final Pattern INSIDE_VOLUME = Pattern.compile("/dcos/volume[0-9]+(/.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern MISREAD_AT_BOOT = Pattern.compile("\\\\|\\$\\$|\\$\\{| $");
    /** Directories under /dev that other users than root can write to, or that differ between processes. */
    private static final List<String> NO_DEVICES =
            List.of("/dev/shm", "/dev/mqueue", "/dev/pts", "/dev/hugepages", "/dev/fd");

    private static final List<String> NOT_LASTING =
            List.of("/dev", "/proc", "/sys", "/run", "/var/run", "/tmp", "/var/tmp");

    /** In bytes; systemd 219 reads at most 2048 bytes of a line of a unit, and escaping makes a name longer. */
    private static final int LONGEST_PATH = 1024;
    /** In bytes, of one component of a path. */
    private static final int LONGEST_NAME = 255;
    /** The same for a backing file, which has a longer temporary name while it is written. */
    private static final int LONGEST_FILE_NAME =
            LONGEST_NAME - WrittenPaths.partOf("").length();

    private NodePath() {}

    static Optional<String> objectionToFile(String file) {
        return objection("backing file", file, "/root/volume0.img").or(() -> {
            if (INSIDE_VOLUME.matcher(file).matches()) {
                return Optional.of("the backing file " + quoted(file)
                        + " is inside a volume; choose a path outside, such as /root/volume0.img");
            }
            if (MISREAD_AT_BOOT.matcher(file).find()) {
                return Optional.of("systemd would misread the backing file " + quoted(file)
                        + " at boot; write it without `\\`, `$$`, `${` and trailing spaces");
            }
            if (bytes(file.substring(file.lastIndexOf('/') + 1)) > LONGEST_FILE_NAME) {
                return Optional.of("the name of the backing file " + quoted(file) + " is longer than "
                        + LONGEST_FILE_NAME + " bytes; choose a shorter one");
            }
            return NOT_LASTING.stream()
                    .filter(dir -> file.equals(dir) || file.startsWith(dir + "/"))
                    .findFirst()
                    .map(dir -> "the backing file " + quoted(file) + " is not permanent under " + dir
                            + "; choose a path on a disk, such as /root/volume0.img");
        });
    }

    static Optional<String> objectionToDevice(String device) {
        return objection("device", device, "/dev/disk/by-id/virtio-data0")
                .or(() -> device.startsWith("/dev/")
                        ? Optional.empty()
                        : Optional.of("the device " + quoted(device)
                                + " is not under /dev; name one such as /dev/disk/by-id/virtio-data0"))
                .or(() -> NO_DEVICES.stream()
                        .filter(directory -> device.equals(directory) || device.startsWith(directory + "/"))
                        .findFirst()
                        .map(directory -> "the device " + quoted(device) + " is in " + directory
                                + ", which contains no disk devices; name one such as"
                                + " /dev/disk/by-id/virtio-data0"));
    }

    private static Optional<String> objection(String what, String path, String example) {
        if (!path.startsWith("/")) {
            return Optional.of(
                    "the " + what + " " + quoted(path) + " is not an absolute path; write one such as " + example);
        }
        if (path.codePoints().anyMatch(NodePath::unprintable)) {
            return Optional.of("the " + what + " " + quoted(path) + " contains control characters; remove them");
        }
        if (bytes(path) > LONGEST_PATH) {
            return Optional.of("the " + what + " " + quoted(path) + " is longer than " + LONGEST_PATH
                    + " bytes; choose a shorter path");
        }
        if (Arrays.stream(path.split("/")).anyMatch(name -> bytes(name) > LONGEST_NAME)) {
            return Optional.of("a name in the " + what + " " + quoted(path) + " is longer than " + LONGEST_NAME
                    + " bytes; choose a shorter path");
        }
        return NOT_NORMAL.matcher(path).find()
                ? Optional.of("the " + what + " " + quoted(path) + " is not normalized;"
                        + " write it without `//`, `/./`, `/../` and a trailing slash")
                : Optional.empty();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean unprintable(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }
}
