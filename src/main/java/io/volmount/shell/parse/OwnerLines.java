package io.volmount.shell.parse;

import io.volmount.facts.PathOwners;
import io.volmount.shell.session.NodeText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of {@code UID MODE DEVICE NAMES PATH}, as {@code owners.sh} prints them, the mode in hexadecimal. */
final class OwnerLines {
    private static final Pattern LINE =
            Pattern.compile("([0-9]{1,10}) ([0-9a-f]{1,7}) ([0-9]{1,20}) ([0-9]{1,10}) (/\\P{Cntrl}*)");

    private OwnerLines() {}

    static PathOwners parse(String section, Sections sections) throws MalformedOutput {
        List<PathOwners.Part> parts = new ArrayList<>();
        for (String line : sections.list(section)) {
            Matcher told = LINE.matcher(line);
            if (!told.matches()) {
                throw new MalformedOutput("it tells whose a directory is by '" + NodeText.sentence(line) + "'");
            }
            parts.add(new PathOwners.Part(
                    told.group(5),
                    Long.parseLong(told.group(1)),
                    Integer.parseInt(told.group(2), 16),
                    told.group(3),
                    Long.parseLong(told.group(4))));
        }
        return new PathOwners(parts);
    }
}
