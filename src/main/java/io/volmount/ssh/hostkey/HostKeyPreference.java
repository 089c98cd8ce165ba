package io.volmount.ssh.hostkey;

import io.volmount.ssh.algorithm.Algorithms;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a server is asked to show first.
 *
 * @param types of the keys that it is known by, or a good guess at them
 * @param certificates whether it is asked for a certificate at all, and then before any key
 */
public record HostKeyPreference(List<String> types, boolean certificates) {

    /** Names of algorithms that sign so; RSA keys sign under other names than their own. */
    List<String> algorithms() {
        Stream<String> certified = certificates ? Algorithms.certificateNames() : Stream.empty();
        Stream<String> plain = types.stream()
                .flatMap(type -> type.equals("ssh-rsa")
                        ? Stream.of("rsa-sha2-512", "rsa-sha2-256", "ssh-rsa")
                        : Stream.of(type));
        return Stream.concat(certified, plain).toList();
    }
}
