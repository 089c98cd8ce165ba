package io.volmount.facts;

import java.util.Optional;

/**
 * A summary of a node.
 *
 * @param dcosVersion such as {@code 1.13.4}; empty if DC/OS is not installed or its version is unknown
 * @param system the operating system's PRETTY_NAME, such as {@code CentOS Linux 7 (Core)}; empty if it has none
 */
public record NodeProfile(String hostname, NodeKind kind, Optional<String> dcosVersion, Optional<String> system) {}
