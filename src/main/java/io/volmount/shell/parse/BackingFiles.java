package io.volmount.shell.parse;

import io.volmount.facts.BackingFile;
import io.volmount.facts.DeviceNumber;
import io.volmount.facts.Mount;
import io.volmount.facts.Storage;
import io.volmount.volume.ByteSize;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the state of the requested backing files. */
final class BackingFiles {
    private static final Pattern KIND = Pattern.compile("(absent|regular|other) ([0-9]{1,18})");
    /**
     * A line of df -P -k: source, blocks, used, available, share, mount point; the first and the last may contain
     * spaces.
     */
    private static final Pattern SPACE =
            Pattern.compile(".*\\s[0-9]+\\s+[0-9-]+\\s+(-?[0-9]{1,15})\\s+(?:[0-9]+%|-)\\s+(/.*)");
    /** Total and free inodes of a file system; 0 if it allocates inodes dynamically. */
    private static final Pattern INODES = Pattern.compile("([0-9]{1,18}) ([0-9]{1,18})");

    private final Sections sections;
    private final MountTable mounts;

    private BackingFiles(Sections sections, MountTable mounts) {
        this.sections = sections;
        this.mounts = mounts;
    }

    static Map<String, BackingFile> of(List<String> requested, Sections sections, MountTable mounts)
            throws MalformedOutput {
        BackingFiles parser = new BackingFiles(sections, mounts);
        Map<String, BackingFile> files = new HashMap<>();
        for (int i = 0; i < requested.size(); i++) {
            files.put(requested.get(i), parser.file(requested.get(i), "file " + i));
        }
        return files;
    }

    private BackingFile file(String path, String section) throws MalformedOutput {
        Matcher kind = KIND.matcher(sections.line(section + " kind").orElse(""));
        if (!kind.matches()) {
            throw new MalformedOutput("the type of " + path + " is missing");
        }
        BackingFile.Kind type = BackingFile.Kind.valueOf(kind.group(1).toUpperCase(Locale.ROOT));
        boolean regular = type == BackingFile.Kind.REGULAR;
        String blkid = sections.text(section + " blkid").orElse("");
        if (regular && !Signatures.isComplete(blkid)) {
            throw new MalformedOutput("blkid's result for " + path + " is missing");
        }
        return new BackingFile(
                type,
                new ByteSize(Long.parseLong(kind.group(2))),
                regular ? loops(section) : Set.of(),
                regular ? Signatures.parse(blkid) : Optional.empty(),
                storage(path, section));
    }

    private Storage storage(String path, String section) throws MalformedOutput {
        List<String> df = sections.lines(section + " space");
        Matcher space = SPACE.matcher(df.isEmpty() ? "" : df.get(df.size() - 1));
        Matcher inodes = INODES.matcher(sections.line(section + " inodes").orElse(""));
        if (!space.matches() || !inodes.matches()) {
            throw new MalformedOutput("the free space for " + path + " is missing");
        }
        String mountPoint = space.group(2);
        Optional<Mount> mounted = mounts.mounts().stream()
                .filter(mount -> mount.target().equals(mountPoint))
                .reduce((under, over) -> over);
        return new Storage(
                mountPoint,
                mounted.map(Mount::type).orElse(""),
                mounted.filter(Mount::isReadOnly).isPresent(),
                mounted.map(Mount::number).map(DeviceNumber::toString).orElse(mountPoint),
                new ByteSize(Math.max(0, Long.parseLong(space.group(1))) * 1024),
                inodes.group(1).equals("0") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(inodes.group(2))));
    }

    private Set<DeviceNumber> loops(String section) throws MalformedOutput {
        Set<DeviceNumber> loops = new HashSet<>();
        for (String line : sections.list(section + " loops")) {
            loops.add(DeviceNumber.parse(line)
                    .orElseThrow(() -> new MalformedOutput("invalid loop device '" + line + "'")));
        }
        return loops;
    }
}
