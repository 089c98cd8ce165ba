package io.volmount.agent;

import io.volmount.agent.NodeCheck.Status;
import io.volmount.agent.NodeCheck.Subject;
import io.volmount.facts.NodeProfile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The results of all checks of an agent.
 *
 * @param completed the checks that were made, in their order
 * @param node what the node is; empty if it could not be probed
 */
public record NodeCheckResult(List<NodeCheck> completed, Optional<NodeProfile> node) {
    public NodeCheckResult {
        completed = List.copyOf(completed);
    }

    /** One check for each subject, in order; unknown for those that were not made. */
    public List<NodeCheck> checks() {
        return Arrays.stream(Subject.values())
                .map(subject -> completed.stream()
                        .filter(check -> check.subject() == subject)
                        .findFirst()
                        .orElseGet(() -> NodeCheck.unknown(subject, "not checked" + because())))
                .toList();
    }

    private String because() {
        return problems().stream()
                .filter(check -> check.status() != Status.WARNING)
                .findFirst()
                .map(check -> ", because of " + check.subject().word())
                .orElse("");
    }

    /** The checks that were made and are not ok. */
    public List<NodeCheck> problems() {
        return completed.stream().filter(check -> check.status() != Status.OK).toList();
    }

    /** The worst of all checks. */
    public Status status() {
        return checks().stream()
                .map(NodeCheck::status)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
