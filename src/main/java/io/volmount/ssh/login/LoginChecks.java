package io.volmount.ssh.login;

import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheck.Subject;
import io.volmount.ssh.connection.SshjClient;
import io.volmount.ssh.hostkey.HostKeyCheck;
import io.volmount.ssh.transport.PeerText;
import java.util.ArrayList;
import java.util.List;

/** The checks that a login attempt has passed. */
record LoginChecks(SshjClient client, HostKeyCheck hostKey, Authentication authentication, String user) {

    List<NodeCheck> passed() {
        List<NodeCheck> checks = new ArrayList<>();
        if (hostKey.answered()) {
            checks.add(NodeCheck.ok(Subject.REACHABLE, server() + " answers"));
        }
        hostKey.trustedBy().ifPresent(trust -> checks.add(NodeCheck.ok(Subject.HOST_KEY, trust)));
        authentication
                .methods()
                .ifPresent(methods -> checks.add(NodeCheck.ok(Subject.LOGIN, "as " + user + " with " + methods)));
        return List.copyOf(checks);
    }

    /** The server's software version, such as {@code OpenSSH_7.4}. */
    private String server() {
        return PeerText.clean(client.getTransport().getServerVersion()).replaceFirst("^SSH-[^-]*-", "");
    }
}
