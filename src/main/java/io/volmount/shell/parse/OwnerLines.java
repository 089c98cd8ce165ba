package io.volmount.shell.parse;

import io.volmount.facts.PathOwners;
import io.volmount.shell.session.NodeText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses {@code UID MODE DEVICE NAMES PATH} lines of {@code owners.sh}; the mode is hexadecimal. */
final class OwnerLines {
    private static final Pattern LINE =
            Pattern.compile("([0-9]{1,10}) ([0-9a-f]{1,7}) ([0-9]{1,20}) ([0-9]{1,10}) (/\\P{Cntrl}*)");

    private OwnerLines() {}

    static PathOwners parse(String section, Sections sections) throws MalformedOutput {
        List<PathOwners.Part> parts = new ArrayList<>();
        for (String line : sections.list(section)) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new MalformedOutput("invalid owner line '" + NodeText.sentence(line) + "'");
            }
            parts.add(new PathOwners.Part(
                    matcher.group(5),
                    Long.parseLong(matcher.group(1)),
                    Integer.parseInt(matcher.group(2), 16),
                    matcher.group(3),
                    Long.parseLong(matcher.group(4))));
        }
        return new PathOwners(parts);
    }
}
