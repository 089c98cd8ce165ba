package io.volmount.report.event;

import io.volmount.rollout.Budget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** What programs know of the use of a run's budget. For one thread at a time. */
final class BudgetUse {
    private Optional<Budget.Use> inAll = Optional.empty();
    private Map<Optional<String>, Budget.Use> zones = Map.of();

    /** The use in all, and of each zone in which it has changed; empty if nothing has. */
    Optional<Map<String, Object>> changed(Budget now) {
        List<Map<String, Object>> changed = now.zones().entrySet().stream()
                .filter(zone -> !Objects.equals(zone.getValue(), zones.get(zone.getKey())))
                .map(zone -> zone(zone.getKey(), zone.getValue()))
                .toList();
        boolean news = !changed.isEmpty() || !Optional.of(now.inAll()).equals(inAll);
        inAll = Optional.of(now.inAll());
        zones = now.zones();
        Map<String, Object> use = use(now.inAll());
        if (zones.keySet().stream().anyMatch(Optional::isPresent)) {
            use.put("zones", changed);
        }
        return news ? Optional.of(use) : Optional.empty();
    }

    private static Map<String, Object> zone(Optional<String> name, Budget.Use use) {
        Map<String, Object> zone = new LinkedHashMap<>();
        zone.put("zone", name.orElse(null));
        zone.putAll(use(use));
        return zone;
    }

    private static Map<String, Object> use(Budget.Use use) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("unavailable", use.unavailable());
        numbers.put("maxUnavailable", limit(use.maxUnavailable()));
        numbers.put("failures", use.failures());
        numbers.put("maxFailures", limit(use.maxFailures()));
        return numbers;
    }

    private static Integer limit(OptionalInt most) {
        return most.isPresent() ? most.getAsInt() : null;
    }
}
