package io.volmount.attribute;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a node says of its agent's attributes. systemd passes the last setting to the agent, so one replaces all that are
 * read before it.
 *
 * @param inherited the last value that is read before {@link #FILE}; empty if there is none
 * @param lines the lines of {@link #FILE} that set attributes, in order, without their ends
 * @param later a value that is read after {@link #FILE}; empty if there is none
 * @param continued the number of the first line of {@link #FILE} that systemd does not end where the line ends, such as one
 *     with a backslash there; empty if there is none
 * @param running with what the agent's process was started; empty if it is unknown
 */
public record AttributeSettings(
        Optional<String> inherited,
        List<String> lines,
        Optional<String> later,
        OptionalInt continued,
        Optional<Running> running) {
    /** Where operators set an agent's attributes, in every version of DC/OS. */
    public static final String FILE = "/var/lib/dcos/mesos-slave-common";

    public static final String NAME = "MESOS_ATTRIBUTES";

    /** On a node whose settings and process are silent about attributes. */
    public static final AttributeSettings NONE =
            new AttributeSettings(Optional.empty(), List.of(), Optional.empty(), OptionalInt.empty(), Optional.empty());

    /** The setting of an agent's process, which may be an empty text. */
    public record Running(long pid, String value) {}

    public AttributeSettings {
        lines = List.copyOf(lines);
    }

    /** The value with which the agent starts next. */
    public Optional<String> effective() {
        return later.or(this::own).or(() -> inherited);
    }

    /** The value in {@link #FILE} that counts. */
    public Optional<String> own() {
        return lines.isEmpty() ? Optional.empty() : Optional.of(value(lines.get(lines.size() - 1)));
    }

    /** Whether the agent's process of this number was started with these. */
    public boolean runsWith(Attributes wanted, long pid) {
        return running.filter(process -> process.pid() == pid)
                .flatMap(process -> Attributes.parse(process.value()))
                .filter(attributes -> attributes.hold(wanted))
                .isPresent();
    }

    /** The line that sets these. */
    public static String line(Attributes attributes) {
        return NAME + "=" + attributes;
    }

    /** What systemd takes for the value of a line. */
    public static String value(String line) {
        String bare = line.substring(line.indexOf('=') + 1).strip();
        return bare.replaceFirst("^([\"'])(.*)\\1$", "$2");
    }
}
