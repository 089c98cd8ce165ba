package io.volmount.access;

import io.volmount.document.Placed;
import io.volmount.inventory.Host;
import io.volmount.sshconfig.JumpHost;
import io.volmount.sshconfig.SshConfig.Given;
import java.nio.file.Path;
import java.util.Optional;

/** What is settled of a server before OpenSSH's configuration is asked. */
record Wanted(
        Placed<String> address,
        Optional<Placed<Integer>> port,
        Optional<Placed<String>> user,
        Optional<Placed<Path>> identityFile,
        Optional<Placed<Path>> knownHostsFile) {

    static Wanted of(Host host) {
        return new Wanted(host.address(), host.port(), host.user(), host.identityFile(), host.knownHostsFile());
    }

    /** A server on the way, as it is written there. */
    static Wanted of(Placed<JumpHost> jump) {
        return new Wanted(
                jump.map(JumpHost::host),
                jump.value().port().map(port -> jump.map(any -> port)),
                jump.value().user().map(user -> jump.map(any -> user)),
                Optional.empty(),
                Optional.empty());
    }

    Given given() {
        return new Given(user.map(Placed::value), port.map(Placed::value));
    }
}
