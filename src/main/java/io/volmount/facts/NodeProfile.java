package io.volmount.facts;

import java.util.Optional;

/**
 * What a node is, in short.
 *
 * @param dcosVersion such as {@code 1.13.4}; empty before DC/OS is installed or when it cannot be told
 * @param system as the operating system calls itself, such as {@code CentOS Linux 7 (Core)}; empty when it does not
 */
public record NodeProfile(String hostname, NodeKind kind, Optional<String> dcosVersion, Optional<String> system) {}
