package io.volmount.fuzz;

import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheckResult;
import io.volmount.facts.NodeLimits;
import io.volmount.facts.NodeProfile;

/** What the script of {@code inventory check} answers: the first line of an input is its exit status, the rest all it prints. */
final class NodeCheckup {
    private NodeCheckup() {}

    static void read(byte[] bytes) {
        Input input = Input.of(bytes);
        int status = input.first().matches("[0-9]{1,3}") ? Integer.parseInt(input.first()) : 0;
        hold(FakeNode.answering(status, input.rest(), "").check());
        hold(FakeNode.answering(status, "", input.rest()).check());
    }

    static void hold(NodeCheckResult result) {
        for (NodeCheck check : result.checks()) {
            Sane.atMost(NodeLimits.QUOTING + "...".length(), check.detail());
            Sane.hold(!check.detail().contains("\n"), "a detail of several lines", check.detail());
        }
        result.node().ifPresent(NodeCheckup::hold);
    }

    private static void hold(NodeProfile profile) {
        Sane.atMost(NodeLimits.QUOTING, profile.hostname());
        Sane.atMost(NodeLimits.QUOTING, profile.dcosVersion().orElse(""));
        Sane.atMost(NodeLimits.QUOTING, profile.system().orElse(""));
    }
}
