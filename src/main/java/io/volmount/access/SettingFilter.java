package io.volmount.access;

import io.volmount.document.Durations;
import io.volmount.document.Located;
import io.volmount.sshconfig.HostSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes those values of the configuration that are not followed in every case, and notes where they are not. */
final class SettingFilter {
    private final List<String> notes;

    SettingFilter(HostSettings settings) {
        notes = new ArrayList<>(settings.notes());
    }

    List<String> all() {
        return List.copyOf(notes);
    }

    /**
     * Asking about every one of hundreds of keys is no check, and no check is none: both mean the strict one.
     *
     * @param writable whether the user has a known_hosts file, which alone new keys are written to
     */
    Sourced<HostKeyPolicy> policy(Optional<Located<String>> written, boolean writable) {
        Optional<Located<HostKeyPolicy>> followed =
                written.flatMap(value -> followed(value.value(), writable).map(policy -> value.map(any -> policy)));
        if (followed.isEmpty()) {
            written.ifPresent(value -> note(
                    "StrictHostKeyChecking",
                    value,
                    value.value().equals("no")
                            ? "host keys are checked always"
                            : "UserKnownHostsFile leaves no file to write new host keys to"));
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
                    note(keyword, zero, Durations.text(defaultValue) + " is, or a dead node would go unnoticed"));
        }
        return Sourced.of(followed, defaultValue);
    }

    Sourced<Integer> atLeastOne(String keyword, Optional<Located<Integer>> written, int defaultValue) {
        Optional<Located<Integer>> followed = written.filter(count -> count.value() >= 1);
        if (followed.isEmpty()) {
            written.ifPresent(zero -> note(keyword, zero, defaultValue + " is, or no answer could ever be awaited"));
        }
        return Sourced.of(followed, defaultValue);
    }

    private void note(String keyword, Located<?> written, String instead) {
        String value = written.value() instanceof Duration time
                ? Durations.text(time)
                : written.value().toString();
        notes.add(keyword + " " + value + " at " + written.location() + " is not followed: " + instead);
    }
}
