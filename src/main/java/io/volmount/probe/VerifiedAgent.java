package io.volmount.probe;

import io.volmount.proof.Proof;
import io.volmount.rollout.Outcome;
import io.volmount.volume.Role;
import java.util.Optional;

/**
 * An agent that was verified without anything being done to it.
 *
 * @param address {@code host:port}
 * @param role as found on the node; empty when there is none or it is not known
 * @param reason one sentence
 * @param proof empty when no evidence could be gathered
 */
public record VerifiedAgent(
        String name, String address, Optional<Role> role, Outcome outcome, String reason, Optional<Proof> proof) {}
