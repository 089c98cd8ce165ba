package io.volmount.fstab;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The fstab lines of one volume. Plan and proof judge by them alike, as {@code add-fstab-entry.sh} does on the node.
 *
 * @param path the volume's path
 * @param type its file system type
 * @param source its device or file as named in the playbook
 * @param names whether a spec refers to that device or file
 * @param mounted whether the volume is mounted now
 */
public record VolumeInFstab(
        Fstab fstab, String path, String type, String source, Predicate<FstabSpec> names, boolean mounted) {

    /** The line that mounts the volume at boot; empty if there is none or it is wrong. */
    public Optional<FstabLine> line() {
        return objection().isEmpty() ? fstab.on(path).stream().findFirst() : Optional.empty();
    }

    /** Why the existing lines conflict with the volume, as a sentence; empty if one mounts it or one may be added. */
    public Optional<String> objection() {
        List<FstabLine> here = fstab.on(path);
        if (here.size() > 1) {
            return Optional.of("/etc/fstab mounts " + path + " " + here.size() + " times (lines "
                    + here.stream().map(line -> String.valueOf(line.number())).collect(Collectors.joining(", "))
                    + "): leave one line");
        }
        return here.stream()
                .findFirst()
                .flatMap(this::fault)
                .map(fault -> "/etc/fstab has another line for " + path + ": " + here.get(0) + ", which " + fault
                        + "; correct or remove it")
                .or(this::usedElsewhere);
    }

    private Optional<String> fault(FstabLine line) {
        FstabEntry entry = line.atBoot();
        if (!entry.mountsOn(path)) {
            return Optional.of("mount(8) reads so, but systemd does not");
        } else if (!names.test(entry.source())) {
            return Optional.of("does not name " + source);
        } else if (!mounted && canonical(entry).isPresent()) {
            return Optional.of("neither mount(8) nor systemd finds unless it is written "
                    + canonical(entry).get());
        } else if (!matchesType(entry.type())) {
            return Optional.of("is for " + entry.type() + ", not for " + type);
        }
        return MountOptions.of(entry.options())
                .unsuitable()
                .map(unsuitable -> unsuitable.effect() + " (" + unsuitable.word() + ")");
    }

    /**
     * The canonical form of a tag that is written differently: mount(8) and systemd compare it literally with udev's
     * links, which are in lower case.
     */
    private static Optional<FstabSpec.Tag> canonical(FstabEntry entry) {
        return entry.source() instanceof FstabSpec.Tag tag && !isFound(entry.spec(), tag)
                ? Optional.of(tag.canonical())
                : Optional.empty();
    }

    private static boolean isFound(String spec, FstabSpec.Tag tag) {
        return tag.equals(tag.canonical())
                && (spec.startsWith("/") || spec.startsWith(tag.name().name()));
    }

    private boolean matchesType(String written) {
        return written.equals("auto") || Arrays.asList(written.split(",")).contains(type);
    }

    private Optional<String> usedElsewhere() {
        return fstab.lines().stream()
                .filter(line -> !line.mountsOn(path))
                .filter(line -> names.test(line.atBoot().source())
                        || names.test(line.byHand().source()))
                .findFirst()
                .map(line -> "/etc/fstab "
                        + (line.atBoot().forSwap()
                                ? "uses " + source + " as swap: "
                                : "mounts " + source + " elsewhere: ")
                        + line + "; remove the line, or name another device");
    }

    /** A warning about the volume's own line, as a sentence. */
    public Optional<String> warning() {
        return line().flatMap(line -> canonical(line.atBoot())
                .map(tag -> "mount(8) and systemd may not find what " + line
                        + " of /etc/fstab names, and a boot would wait for" + " it: write " + tag));
    }
}
