package io.volmount.ssh;

import io.volmount.agent.Check;
import io.volmount.agent.Check.Subject;
import java.util.ArrayList;
import java.util.List;

/** How far an attempt to log in has come, in words for the operator. */
record LoginChecks(WiredClient client, HostKeyCheck hostKey, Authentication authentication, String user) {

    /** What was found good so far. */
    List<Check> good() {
        List<Check> checks = new ArrayList<>();
        if (hostKey.answered()) {
            checks.add(Check.ok(Subject.REACHABLE, server() + " answers"));
        }
        hostKey.vouched().ifPresent(words -> checks.add(Check.ok(Subject.HOST_KEY, words)));
        authentication.means().ifPresent(means -> checks.add(Check.ok(Subject.LOGIN, "as " + user + " with " + means)));
        return List.copyOf(checks);
    }

    /** As it calls itself, such as {@code OpenSSH_7.4}. */
    private String server() {
        return PeerText.clean(client.getTransport().getServerVersion()).replaceFirst("^SSH-[^-]*-", "");
    }
}
