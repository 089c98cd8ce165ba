package io.volmount.ssh.login;

import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheck.Subject;
import io.volmount.ssh.connection.SshjClient;
import io.volmount.ssh.hostkey.HostKeyCheck;
import io.volmount.ssh.transport.PeerText;
import java.util.ArrayList;
import java.util.List;

/** How far an attempt to log in has come, in words for the operator. */
record LoginChecks(SshjClient client, HostKeyCheck hostKey, Authentication authentication, String user) {

    /** What was found good so far. */
    List<NodeCheck> good() {
        List<NodeCheck> checks = new ArrayList<>();
        if (hostKey.answered()) {
            checks.add(NodeCheck.ok(Subject.REACHABLE, server() + " answers"));
        }
        hostKey.vouched().ifPresent(words -> checks.add(NodeCheck.ok(Subject.HOST_KEY, words)));
        authentication
                .means()
                .ifPresent(means -> checks.add(NodeCheck.ok(Subject.LOGIN, "as " + user + " with " + means)));
        return List.copyOf(checks);
    }

    /** As it calls itself, such as {@code OpenSSH_7.4}. */
    private String server() {
        return PeerText.clean(client.getTransport().getServerVersion()).replaceFirst("^SSH-[^-]*-", "");
    }
}
