package io.volmount.mesos;

import io.volmount.facts.NodeLimits;
import io.volmount.text.TerminalSafe;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads fields of a master's answer: printable, bounded, and never a guess for what is missing. */
public final class AnswerFields {
    /** {@code slave(1)@10.0.1.11:5051}. */
    private static final Pattern PID =
            Pattern.compile("[^@]{1,100}@(?:([0-9.]{7,15})|\\[([0-9A-Fa-f:.]{2,45})]):[0-9]{1,5}");

    private AnswerFields() {}

    /** @throws UnusableAnswer if the field is missing, empty or not a text */
    static String required(JsonNode object, String field) {
        return text(object, field)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new UnusableAnswer("answers with an agent without `" + field
                        + "`, which every agent of Mesos has; check the URL"));
    }

    /** Empty if the field is missing or not a text. */
    public static Optional<String> text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isString() ? Optional.of(printable(value.stringValue())) : Optional.empty();
    }

    /** The IP address at which an agent listens, without brackets; empty if it does not say one. */
    public static Optional<String> address(JsonNode agent) {
        return text(agent, "pid")
                .map(PID::matcher)
                .filter(Matcher::matches)
                .flatMap(pid -> Optional.ofNullable(pid.group(1)).or(() -> Optional.ofNullable(pid.group(2))));
    }

    static String printable(String text) {
        return TerminalSafe.line(NodeLimits.cut(text, NodeLimits.NAME), '?');
    }

    /** A number without exponent and unnecessary zeros; empty if it is not finite or has too many digits. */
    static Optional<String> number(JsonNode value) {
        double number = value.asDouble(Double.NaN);
        return Double.isFinite(number)
                ? Optional.of(BigDecimal.valueOf(number).stripTrailingZeros().toPlainString())
                : Optional.empty();
    }
}
