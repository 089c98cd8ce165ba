package io.volmount.ssh.hostkey;

import io.volmount.ssh.algorithm.Algorithms;
import java.util.List;
import java.util.stream.Stream;

/**
 * The host key algorithms to negotiate first.
 *
 * @param types known key types of the host, or a guess
 * @param certificates whether to offer certificate algorithms, before all others
 */
public record HostKeyPreference(List<String> types, boolean certificates) {

    /** Algorithm names for these types; RSA has several per key type. */
    List<String> algorithms() {
        Stream<String> certified = certificates ? Algorithms.certificateNames() : Stream.empty();
        Stream<String> plain = types.stream()
                .flatMap(type -> type.equals("ssh-rsa")
                        ? Stream.of("rsa-sha2-512", "rsa-sha2-256", "ssh-rsa")
                        : Stream.of(type));
        return Stream.concat(certified, plain).toList();
    }
}
