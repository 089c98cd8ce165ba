package io.volmount.report.check;

import io.volmount.access.AccessResolver;
import io.volmount.agent.Check;
import io.volmount.agent.Check.Subject;
import io.volmount.agent.Checkup;
import io.volmount.agent.NodeKind;
import io.volmount.agent.NodeProfile;
import io.volmount.document.Place;
import io.volmount.document.Placed;
import io.volmount.inventory.Host;
import io.volmount.rollout.CheckedAgent;
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
    private static final Place SOMEWHERE = Place.whole("inventory.yaml");
    private static final LocalUser USER = new LocalUser("op", "1000", Path.of("/home/op"), Map.of());

    private Checked() {}

    /** Everything fine up to these checks, and with the last of them at an end if it failed. */
    static CheckedAgent agent(String name, String address, Check... found) {
        List<Check> made = new ArrayList<>();
        for (Subject subject : Subject.values()) {
            Optional<Check> other = List.of(found).stream()
                    .filter(check -> check.subject() == subject)
                    .findFirst();
            made.add(other.orElseGet(() -> Check.ok(subject, subject.word() + " is fine")));
            if (other.filter(check -> check.status() == Check.Status.FAILED && subject != Subject.TOOLS)
                    .isPresent()) {
                break;
            }
        }
        NodeProfile profile =
                new NodeProfile(name, NodeKind.PRIVATE, Optional.of("1.13.4"), Optional.of("CentOS Linux 7 (Core)"));
        return new CheckedAgent(
                new AccessResolver(SshConfig.none(USER), USER).of(host(name, address)),
                new Checkup(made, Optional.of(profile).filter(seen -> made.size() == Subject.values().length)));
    }

    private static Host host(String name, String address) {
        return new Host(
                name,
                new Placed<>(address, SOMEWHERE),
                Optional.empty(),
                Optional.of(new Placed<>("core", SOMEWHERE)),
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
    static Check unknownKey(String address, char letter) {
        return Check.failed(
                Subject.HOST_KEY,
                "core@" + address + ":22: the host key is unknown: the server offered ssh-ed25519 SHA256:"
                        + String.valueOf(letter).repeat(43) + ", and there is no key for " + address
                        + " in /home/op/kh; add what `ssh-keyscan -p 22 " + address + "` prints");
    }
}
