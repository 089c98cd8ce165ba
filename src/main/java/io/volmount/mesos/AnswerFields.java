package io.volmount.mesos;

import io.volmount.facts.NodeLimits;
import io.volmount.text.TerminalSafe;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads fields of a master's answer: printable, bounded, and never a guess for what is missing. */
final class AnswerFields {
    private AnswerFields() {}

    /** @throws UnusableAnswer if the field is missing, empty or not a text */
    static String required(JsonNode object, String field) {
        return text(object, field)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new UnusableAnswer("answers with an agent without `" + field
                        + "`, which every agent of Mesos has; check the URL"));
    }

    /** Empty if the field is missing or not a text. */
    static Optional<String> text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isString() ? Optional.of(printable(value.stringValue())) : Optional.empty();
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
