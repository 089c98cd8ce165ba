package io.volmount.mesos;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An agent as the leading master knows it. What the master does not say is empty. Texts are printable and cut.
 *
 * @param id changes when the agent registers as a new one
 * @param hostname as the agent says; on DC/OS its address
 * @param address the IP address where it listens, without brackets
 * @param version of Mesos
 * @param attributes numbers as they are written in settings: {@code 1}, not {@code 1.0}
 * @param reserved resources that are reserved for a role; those that the user may see
 * @param unreserved all others; said by Mesos 1.4 and later
 */
public record MesosAgent(
        String id,
        String hostname,
        Standing standing,
        Optional<String> address,
        Optional<String> version,
        Map<String, String> attributes,
        Optional<FaultDomain> domain,
        Optional<List<MesosResource>> reserved,
        Optional<List<MesosResource>> unreserved) {
    private static final String PUBLIC_ROLE = "slave_public";

    public MesosAgent {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
        reserved = reserved.map(List::copyOf);
        unreserved = unreserved.map(List::copyOf);
    }

    /** All resources that the master tells of. */
    public Stream<MesosResource> resources() {
        return Stream.concat(reserved.orElse(List.of()).stream(), unreserved.orElse(List.of()).stream());
    }

    public boolean isActive() {
        return standing == Standing.ACTIVE;
    }

    /** Whether it is one of DC/OS' public agents: it says so, or its resources are reserved for their role. */
    public boolean isPublic() {
        return attributes.getOrDefault("public_ip", "").equals("true")
                || reserved.orElse(List.of()).stream()
                        .anyMatch(resource -> resource.role().equals(PUBLIC_ROLE));
    }
}
