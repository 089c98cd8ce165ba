package io.volmount.shell;

import io.volmount.agent.Signature;
import java.util.Optional;

/** What {@code blkid -p -o export} tells, with its exit status as a last line {@code EXIT=n} where it was asked for. */
final class Signatures {
    private Signatures() {}

    /**
     * Empty for a blank device, and only for that: one that could not be read is {@code unreadable}, one with more than
     * one signature {@code ambivalent}. A partition's own entry in its table says nothing of what is in it.
     */
    static Optional<Signature> parse(String text) {
        Settings found = Settings.parse(text);
        return switch (found.get("EXIT")) {
            case "", "0", "2" ->
                value(found, "TYPE")
                        .or(() -> value(found, "PTTYPE"))
                        .or(() -> value(found, "USAGE"))
                        .map(type -> new Signature(type, value(found, "UUID"), value(found, "LABEL")));
            case "8" -> Optional.of(new Signature("ambivalent", Optional.empty(), Optional.empty()));
            default -> Optional.of(new Signature("unreadable", Optional.empty(), Optional.empty()));
        };
    }

    private static Optional<String> value(Settings found, String name) {
        return Optional.of(found.get(name).replaceAll("\\\\(.)", "$1")).filter(value -> !value.isEmpty());
    }
}
