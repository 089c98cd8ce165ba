package io.volmount.rollout;

import io.volmount.inventory.NodeSet;
import io.volmount.playbook.policy.Amount;
import io.volmount.playbook.policy.PerZone;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The zones in which no more agents may begin, as a sentence for the operator. */
record ClosedZones(Map<Optional<String>, Zone> zones, PerZone limits) {

    String sentence() {
        return Stream.of(failed(), full()).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    private String failed() {
        return part(
                true,
                "more are failed, unreachable, in doubt or not proven than perZone.maxFailures: ",
                limits.maxFailures());
    }

    private String full() {
        return part(
                false,
                "those that are failed, unreachable, in doubt or not proven use up perZone.maxUnavailable: ",
                limits.maxUnavailable());
    }

    private String part(boolean failed, String why, Optional<Amount> limit) {
        List<String> names = zones.entrySet().stream()
                .filter(zone -> zone.getValue().failed() == failed)
                .map(zone -> zone.getKey().orElse("(none)"))
                .toList();
        if (names.isEmpty()) {
            return "";
        }
        String who = names.size() == 1 ? "zone " + names.get(0) + " takes" : "zones " + NodeSet.fold(names) + " take";
        String where = names.size() == 1 ? " no more agents: " : " no more agents: in each, ";
        return who + where + why + limit.orElseThrow();
    }
}
