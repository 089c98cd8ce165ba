package io.volmount.facts;

import java.util.Optional;
import java.util.Set;

/**
 * What a node has for steps to work with.
 *
 * @param missing commands that steps need and the node does not have
 * @param mkfsXfs the version of mkfs.xfs, such as {@code 4.5.0}; empty when it was not asked for or did not tell
 * @param systemd whether systemd answered
 */
public record Tools(Set<String> missing, Optional<String> mkfsXfs, boolean systemd) {
    public Tools {
        missing = Set.copyOf(missing);
    }
}
