package io.volmount.plan.removal;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.Mount;
import io.volmount.facts.MountUnit;
import io.volmount.fstab.FstabLine;
import io.volmount.mount.Absence;
import io.volmount.volume.DesiredVolume;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import io.volmount.volume.VolumePath;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A volume is removed only if a plan could have made it: one line of fstab mounts it, and what is mounted is what that line
 * and the playbook name. Nothing else on the node may need it.
 */
record MountedAsPlanned(Removal removal) {
    Optional<String> objection() {
        return Stream.<Supplier<Optional<String>>>of(
                        this::unit, this::mounts, this::lines, this::source, this::mounted, this::needed)
                .flatMap(condition -> condition.get().stream())
                .findFirst();
    }

    private AgentFacts facts() {
        return removal.facts();
    }

    private VolumePath path() {
        return removal.path();
    }

    private Optional<String> unit() {
        MountUnit unit = facts().mountUnits().get(path());
        String name = path().mountUnit();
        if (unit == null) {
            return Optional.of(
                    "systemd did not report the state of " + name + ": check `systemctl status " + name + "`");
        }
        if (unit.isMasked() && (removal.line().isPresent() || removal.mount().isPresent())) {
            return Optional.of(name + " is masked, so systemd could not mount " + path()
                    + " again if the removal were rolled back: systemctl unmask " + name);
        }
        return Absence.unit(path(), facts())
                .map(own -> own.fragment() + " mounts " + path()
                        + ", and not a line of /etc/fstab: remove this unit yourself (systemctl disable --now " + name
                        + ")");
    }

    private Optional<String> mounts() {
        List<Mount> mounts = facts().mountsOn(path());
        if (mounts.stream().anyMatch(Mount::isAutomount)) {
            return Optional.of("an automounter mounts " + path() + ": remove it yourself");
        }
        if (mounts.size() > 1) {
            return Optional.of(mounts.size() + " file systems are mounted on top of each other on " + path()
                    + ": unmount all but one");
        }
        return facts().mounts().stream()
                .map(Mount::target)
                .filter(target -> target.startsWith(path() + "/"))
                .findFirst()
                .map(below -> "something is mounted on " + below + ", below " + path() + ": unmount it first");
    }

    private Optional<String> lines() {
        List<FstabLine> lines = facts().fstab().on(path().toString());
        if (lines.size() > 1) {
            return Optional.of("/etc/fstab mounts " + path() + " " + lines.size() + " times: keep only one line");
        }
        if (removal.mount().isEmpty()) {
            Optional<String> hidden = Absence.mounted(path(), facts());
            if (hidden.isPresent()) {
                return hidden.map(unit -> unit + ", but nothing is seen mounted on " + path()
                        + ": check whether this login has its own mount namespace");
            }
        }
        if (lines.isEmpty()) {
            return removal.mount()
                    .map(mount -> mount.source() + " is mounted on " + path()
                            + ", but no line of /etc/fstab says so: unmount it yourself, if nobody needs it there");
        }
        FstabLine line = lines.get(0);
        String text = path().toString();
        boolean alike = line.atBoot().mountsOn(text)
                && line.byHand().mountsOn(text)
                && line.atBoot().source().matches(line.byHand().source());
        if (!alike) {
            return Optional.of("systemd and mount(8) read different things from the line of /etc/fstab for " + path()
                    + ": " + line + "; correct or remove it");
        }
        return line.exact().chars().anyMatch(MountedAsPlanned::isLost)
                ? Optional.of("the line of /etc/fstab for " + path() + " is not text in UTF-8: " + line
                        + "; correct or remove it")
                : Optional.empty();
    }

    /** Characters that do not come back from a node as they are. */
    private static boolean isLost(int character) {
        return character == '\uFFFD' || character == 0;
    }

    private Optional<String> source() {
        return removal.wanted().source().flatMap(source -> {
            boolean named = removal.line()
                    .filter(line -> !facts().inFstab(desired(source))
                            .names()
                            .test(line.atBoot().source()))
                    .isEmpty();
            if (!named) {
                return removal.line()
                        .map(line -> "/etc/fstab mounts something else than " + source.path() + " on " + path() + ": "
                                + line + "; correct the playbook, or leave out its `source`");
            }
            return removal.mount()
                    .filter(mount -> !facts().isFrom(source, mount))
                    .map(mount -> path() + " is mounted from " + mount.source() + ", not from " + source.path()
                            + ": correct the playbook, or leave out its `source`");
        });
    }

    /** For what is the same of every file system. */
    private DesiredVolume desired(Source source) {
        return new DesiredVolume(path(), source, Filesystem.EXT4);
    }

    private Optional<String> mounted() {
        return removal.mount().flatMap(mount -> {
            FstabLine line = removal.line().orElseThrow();
            if (mount.isPartial()) {
                return Optional.of("only the directory " + mount.root() + " of " + mount.source() + " is mounted on "
                        + path() + " (a bind mount or a subvolume): remove it yourself");
            }
            if (mount.uuid().isEmpty() && !mount.unreadable()) {
                return Optional.of("the UUID of the file system on " + path()
                        + " could not be read, so a step could not tell what it unmounts: check `blkid "
                        + mount.source() + "`");
            }
            return removal.disk().isMountedAsNamed()
                    ? Optional.empty()
                    : Optional.of(mount.source() + " is mounted on " + path()
                            + ", and it is unknown whether that is what /etc/fstab mounts there: " + line
                            + remedy(mount));
        });
    }

    private String remedy(Mount mount) {
        return mount.unreadable()
                ? "; unmount it yourself (umount " + path() + ") and plan again"
                : removal.replaced() ? "; correct that line" : "; write its `source` in the playbook";
    }

    private Optional<String> needed() {
        return facts().fstab().lines().stream()
                .filter(line -> line.needs(path().toString(), path().mountUnit()))
                .findFirst()
                .map(line -> "another line of /etc/fstab needs " + path() + ", and a boot would fail without it: "
                        + line + "; remove that line first");
    }
}
