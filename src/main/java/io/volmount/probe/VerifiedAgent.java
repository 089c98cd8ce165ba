package io.volmount.probe;

import io.volmount.proof.Proof;
import io.volmount.rollout.Outcome;
import io.volmount.volume.Role;
import java.util.Optional;

/**
 * The result of verifying an agent without changing it.
 *
 * @param address {@code host:port}
 * @param role as found on the node; empty if there is none or it is unknown
 * @param reason one sentence
 * @param proof empty if no evidence could be gathered
 */
public record VerifiedAgent(
        String name, String address, Optional<Role> role, Outcome outcome, String reason, Optional<Proof> proof) {}
