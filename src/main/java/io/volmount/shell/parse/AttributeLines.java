package io.volmount.shell.parse;

import io.volmount.attribute.AttributeSettings;
import io.volmount.attribute.AttributeSettings.Running;
import io.volmount.facts.NodeLimits;
import io.volmount.shell.session.NodeText;
import io.volmount.volume.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the lines of {@code attributes.sh}: the settings of agents of all roles, in the order in which they are read. */
final class AttributeLines {
    private static final Pattern CONTINUED = Pattern.compile("continued ([0-9]{1,7})");
    private static final Pattern LINE = Pattern.compile("(/[a-z./-]{1,100}+) (.*)");

    private Optional<String> inherited = Optional.empty();
    private Optional<String> later = Optional.empty();
    private OptionalInt continued = OptionalInt.empty();
    private final List<String> own = new ArrayList<>();

    private AttributeLines() {}

    /**
     * The settings of an agent.
     *
     * @param role of the agent; empty if it has none, or more than one
     * @return empty if the node did not print any
     */
    static Optional<AttributeSettings> parse(Optional<Role> role, Sections sections) throws MalformedOutput {
        if (sections.text("attributes").isEmpty()) {
            return Optional.empty();
        }
        AttributeLines lines = new AttributeLines();
        for (String line : sections.list("attributes")) {
            lines.add(line, role);
        }
        return Optional.of(new AttributeSettings(
                lines.inherited,
                lines.own,
                lines.later,
                lines.continued,
                role.flatMap(known -> running(known, sections))));
    }

    private void add(String line, Optional<Role> role) throws MalformedOutput {
        Matcher number = CONTINUED.matcher(line);
        Matcher setting = LINE.matcher(line);
        if (number.matches()) {
            continued = OptionalInt.of(Integer.parseInt(number.group(1)));
        } else if (!setting.matches()) {
            throw new MalformedOutput("invalid setting '" + NodeText.sentence(line) + "'");
        } else if (setting.group(1).equals(AttributeSettings.FILE)) {
            own.add(text(setting.group(2)));
        } else if (isRead(setting.group(1), role)) {
            Optional<String> value = Optional.of(AttributeSettings.value(text(setting.group(2))));
            if (isLater(setting.group(1))) {
                later = value;
            } else {
                inherited = value;
            }
        }
    }

    /** As it is: a step will look for the same line. */
    private static String text(String line) throws MalformedOutput {
        if (line.length() > NodeLimits.PATH) {
            throw new MalformedOutput("a setting of attributes is longer than " + NodeLimits.PATH + " characters");
        }
        return line;
    }

    /** Whether it is read after the file in which operators set attributes. */
    private static boolean isLater(String file) {
        return file.startsWith("/run/") || file.startsWith("/etc/");
    }

    /** Whether an agent of this role reads the file. */
    private static boolean isRead(String file, Optional<Role> role) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        boolean ofPublic = name.contains("-public");
        return role.isPresent() && (ofPublic || name.equals("mesos-slave"))
                ? ofPublic == role.equals(Optional.of(Role.PUBLIC))
                : !ofPublic;
    }

    private static Optional<Running> running(Role role, Sections sections) {
        String section = "process " + role.unit();
        return sections.line(section + " pid")
                .filter(number -> number.matches("[0-9]{1,18}"))
                .flatMap(pid -> sections.text(section + " attributes")
                        .filter(value -> value.startsWith("=") && value.length() <= NodeLimits.PATH)
                        .map(value -> new Running(
                                Long.parseLong(pid), value.substring(1).strip())));
    }
}
