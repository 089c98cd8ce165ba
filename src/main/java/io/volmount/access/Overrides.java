package io.volmount.access;

import io.volmount.document.Located;
import io.volmount.inventory.Host;
import io.volmount.sshconfig.JumpHost;
import io.volmount.sshconfig.SshConfig.Given;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of a server that take precedence over ssh_config. */
record Overrides(
        Located<String> address,
        Optional<Located<Integer>> port,
        Optional<Located<String>> user,
        Optional<Located<Path>> identityFile,
        Optional<Located<Path>> knownHostsFile) {

    static Overrides of(Host host) {
        return new Overrides(host.address(), host.port(), host.user(), host.identityFile(), host.knownHostsFile());
    }

    /** The user and port written in {@code ProxyJump}. */
    static Overrides of(Located<JumpHost> jump) {
        return new Overrides(
                jump.map(JumpHost::host),
                jump.value().port().map(port -> jump.map(any -> port)),
                jump.value().user().map(user -> jump.map(any -> user)),
                Optional.empty(),
                Optional.empty());
    }

    Given given() {
        return new Given(user.map(Located::value), port.map(Located::value));
    }
}
