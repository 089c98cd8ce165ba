package io.volmount.facts;

import java.util.Optional;
import java.util.Set;

/**
 * The commands of a node that steps need.
 *
 * @param missing commands that the node lacks
 * @param mkfsXfs the version of mkfs.xfs, such as {@code 4.5.0}; empty if unknown or not requested
 * @param systemd whether systemd answers
 */
public record Tools(Set<String> missing, Optional<String> mkfsXfs, boolean systemd) {
    public Tools {
        missing = Set.copyOf(missing);
    }
}
