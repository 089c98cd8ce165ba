package io.volmount.report.check;

import io.volmount.access.AccessResolver;
import io.volmount.access.OneAccess;
import io.volmount.agent.NodeCheck;
import io.volmount.agent.NodeCheck.Subject;
import io.volmount.agent.NodeCheckResult;
import io.volmount.document.Located;
import io.volmount.document.SourceLocation;
import io.volmount.facts.NodeKind;
import io.volmount.facts.NodeProfile;
import io.volmount.inventory.Host;
import io.volmount.probe.CheckedAgent;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checked agents made up for tests: core@ADDRESS:22. */
final class Checked {
    private static final SourceLocation SOMEWHERE = SourceLocation.whole("inventory.yaml");
    private static final LocalUser USER = new LocalUser("op", "1000", Path.of("/home/op"), Map.of());

    private Checked() {}

    /** Everything fine up to these checks, and with the last of them at an end if it failed. */
    static CheckedAgent agent(String name, String address, NodeCheck... found) {
        List<NodeCheck> made = new ArrayList<>();
        for (Subject subject : Subject.values()) {
            Optional<NodeCheck> other = List.of(found).stream()
                    .filter(check -> check.subject() == subject)
                    .findFirst();
            made.add(other.orElseGet(() -> NodeCheck.ok(subject, subject.word() + " is fine")));
            if (other.filter(check -> check.status() == NodeCheck.Status.FAILED && subject != Subject.TOOLS)
                    .isPresent()) {
                break;
            }
        }
        NodeProfile profile =
                new NodeProfile(name, NodeKind.PRIVATE, Optional.of("1.13.4"), Optional.of("CentOS Linux 7 (Core)"));
        return new CheckedAgent(
                OneAccess.of(host(name, address), new AccessResolver(SshConfig.none(USER), USER)),
                new NodeCheckResult(made, Optional.of(profile).filter(seen -> made.size() == Subject.values().length)));
    }

    private static Host host(String name, String address) {
        return new Host(
                name,
                new Located<>(address, SOMEWHERE),
                Optional.empty(),
                Optional.of(new Located<>("core", SOMEWHERE)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Collections.emptySortedSet(),
                Map.of(),
                List.of());
    }

    /** As the check of host keys says it, for this address. */
    static NodeCheck unknownKey(String address, char letter) {
        return NodeCheck.failed(
                Subject.HOST_KEY,
                "core@" + address + ":22: the host key is unknown: the server offered ssh-ed25519 SHA256:"
                        + String.valueOf(letter).repeat(43) + ", and there is no key for " + address
                        + " in /home/op/kh; add what `ssh-keyscan -p 22 " + address + "` prints");
    }
}
