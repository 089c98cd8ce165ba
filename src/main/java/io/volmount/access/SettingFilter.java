package io.volmount.access;

import io.volmount.document.Durations;
import io.volmount.document.Located;
import io.volmount.sshconfig.HostSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides on the ssh_config settings that volmount does not always follow, and notes each value that it ignores. */
final class SettingFilter {
    private final List<String> notes;

    SettingFilter(HostSettings settings) {
        notes = new ArrayList<>(settings.notes());
    }

    List<String> all() {
        return List.copyOf(notes);
    }

    /**
     * Nobody can check hundreds of keys by hand, and {@code no} would check nothing, so {@code ask} and {@code no}
     * are strict too.
     *
     * @param writable whether there is a known_hosts file of the user, to which new keys are added
     */
    Sourced<HostKeyPolicy> policy(Optional<Located<String>> written, boolean writable) {
        Optional<Located<HostKeyPolicy>> followed =
                written.flatMap(value -> followed(value.value(), writable).map(policy -> value.map(any -> policy)));
        if (followed.isEmpty()) {
            written.ifPresent(value -> note(
                    "StrictHostKeyChecking",
                    value,
                    value.value().equals("no")
                            ? "host keys are always checked"
                            : "UserKnownHostsFile names no file to add new host keys to"));
        }
        return Sourced.of(followed, HostKeyPolicy.STRICT);
    }

    private static Optional<HostKeyPolicy> followed(String word, boolean writable) {
        return switch (word) {
            case "no" -> Optional.empty();
            case "accept-new" -> writable ? Optional.of(HostKeyPolicy.ACCEPT_NEW) : Optional.empty();
            default -> Optional.of(HostKeyPolicy.STRICT);
        };
    }

    Sourced<Duration> positive(String keyword, Optional<Located<Duration>> written, Duration defaultValue) {
        Optional<Located<Duration>> followed =
                written.filter(time -> !time.value().isZero());
        if (followed.isEmpty()) {
            written.ifPresent(zero ->
                    note(keyword, zero, Durations.text(defaultValue) + " is used, or a dead node would go unnoticed"));
        }
        return Sourced.of(followed, defaultValue);
    }

    Sourced<Integer> atLeastOne(String keyword, Optional<Located<Integer>> written, int defaultValue) {
        Optional<Located<Integer>> followed = written.filter(count -> count.value() >= 1);
        if (followed.isEmpty()) {
            written.ifPresent(zero -> note(keyword, zero, defaultValue + " is used, or no answer could be awaited"));
        }
        return Sourced.of(followed, defaultValue);
    }

    private void note(String keyword, Located<?> written, String instead) {
        String value = written.value() instanceof Duration time
                ? Durations.text(time)
                : written.value().toString();
        notes.add(keyword + " " + value + " at " + written.location() + " is ignored: " + instead);
    }
}
