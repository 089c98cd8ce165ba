package io.volmount.shell;

import io.volmount.agent.BackingFile;
import io.volmount.agent.ByteSize;
import io.volmount.agent.DeviceNumber;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The backing files that were asked for. */
final class BackingFiles {
    private static final Pattern KIND = Pattern.compile("(absent|regular|other) ([0-9]{1,18})");
    /** A line of df -P -k: source, blocks, used, available, share, mount point; the first and the last may hold blanks. */
    private static final Pattern SPACE =
            Pattern.compile(".*\\s[0-9]+\\s+[0-9-]+\\s+(-?[0-9]{1,15})\\s+(?:[0-9]+%|-)\\s+(/.*)");

    private BackingFiles() {}

    static Map<String, BackingFile> of(List<String> asked, Sections sections) throws NonsenseAnswer {
        Map<String, BackingFile> files = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            files.put(asked.get(i), file(asked.get(i), "file " + i, sections));
        }
        return files;
    }

    private static BackingFile file(String path, String section, Sections sections) throws NonsenseAnswer {
        Matcher kind = KIND.matcher(sections.line(section + " kind").orElse(""));
        List<String> df = sections.lines(section + " space");
        Matcher space = SPACE.matcher(df.isEmpty() ? "" : df.get(df.size() - 1));
        if (!kind.matches() || !space.matches()) {
            throw new NonsenseAnswer("it does not tell what is at " + path + " or how much space there is");
        }
        BackingFile.Kind what = BackingFile.Kind.valueOf(kind.group(1).toUpperCase(Locale.ROOT));
        boolean regular = what == BackingFile.Kind.REGULAR;
        String blkid = sections.text(section + " blkid").orElse("");
        if (regular && !Signatures.isWhole(blkid)) {
            throw new NonsenseAnswer("it does not tell what is in " + path);
        }
        return new BackingFile(
                what,
                new ByteSize(Long.parseLong(kind.group(2))),
                regular ? loops(section, sections) : Set.of(),
                regular ? Signatures.parse(blkid) : Optional.empty(),
                space.group(2),
                new ByteSize(Math.max(0, Long.parseLong(space.group(1))) * 1024));
    }

    private static Set<DeviceNumber> loops(String section, Sections sections) throws NonsenseAnswer {
        Set<DeviceNumber> loops = new HashSet<>();
        for (String line : sections.list(section + " loops")) {
            loops.add(DeviceNumber.parse(line)
                    .orElseThrow(() -> new NonsenseAnswer("it names a loop device by '" + line + "'")));
        }
        return loops;
    }
}
