package io.volmount.fstab;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What fstab says of one volume. The plan and the proof judge by it alike, and {@code add-fstab-entry.sh} does on the node.
 *
 * @param path where the volume is mounted
 * @param type of its file system
 * @param source its device or file, as the playbook names it
 * @param names whether a specification leads to that device or file
 * @param mounted whether the volume is mounted now
 */
public record VolumeInFstab(
        Fstab fstab, String path, String type, String source, Predicate<FstabSpec> names, boolean mounted) {

    /** The one line that mounts the volume at boot; empty when there is none or something is wrong with it. */
    public Optional<FstabLine> own() {
        return objection().isEmpty() ? fstab.on(path).stream().findFirst() : Optional.empty();
    }

    /**
     * Why the volume cannot do with the lines that there are, as a sentence; empty when it can, be it that a line mounts it
     * or that one may be added.
     */
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
                .or(this::claimedElsewhere);
    }

    private Optional<String> fault(FstabLine line) {
        FstabEntry entry = line.atBoot();
        if (!entry.mountsOn(path)) {
            return Optional.of("mount(8) reads so, but systemd does not");
        } else if (!names.test(entry.source())) {
            return Optional.of("does not name " + source);
        } else if (!mounted && usual(entry).isPresent()) {
            return Optional.of("neither mount(8) nor systemd finds unless it is written "
                    + usual(entry).get());
        } else if (!fits(entry.type())) {
            return Optional.of("is for " + entry.type() + ", not for " + type);
        }
        return MountOptions.of(entry.options())
                .hindrance()
                .map(hindrance -> hindrance.effect() + " (" + hindrance.word() + ")");
    }

    /** How a tag is usually written, if not so: mount(8) and systemd take it as it is, and udev's links are in lower case. */
    private static Optional<FstabSpec.Tag> usual(FstabEntry entry) {
        return entry.source() instanceof FstabSpec.Tag tag && !found(entry.spec(), tag)
                ? Optional.of(tag.usual())
                : Optional.empty();
    }

    private static boolean found(String spec, FstabSpec.Tag tag) {
        return tag.equals(tag.usual())
                && (spec.startsWith("/") || spec.startsWith(tag.name().name()));
    }

    private boolean fits(String written) {
        return written.equals("auto") || Arrays.asList(written.split(",")).contains(type);
    }

    private Optional<String> claimedElsewhere() {
        return fstab.lines().stream()
                .filter(line -> !line.mountsOn(path))
                .filter(line -> names.test(line.atBoot().source())
                        || names.test(line.byHand().source()))
                .findFirst()
                .map(line -> "/etc/fstab "
                        + (line.atBoot().swaps()
                                ? "uses " + source + " as swap: "
                                : "mounts " + source + " elsewhere: ")
                        + line + "; remove the line, or name another device");
    }

    /** What is wrong with a line that is the volume's own and has mounted it all the same, as a sentence. */
    public Optional<String> warning() {
        return own().flatMap(line -> usual(line.atBoot())
                .map(tag -> "mount(8) and systemd may not find what " + line
                        + " of /etc/fstab names, and a boot would wait for" + " it: write " + tag));
    }
}
