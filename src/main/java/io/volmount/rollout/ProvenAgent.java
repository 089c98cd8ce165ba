package io.volmount.rollout;

import io.volmount.agent.Role;
import io.volmount.proof.Proof;
import java.util.Optional;

/**
 * An agent that was verified without anything being done to it.
 *
 * @param address {@code host:port}
 * @param role as found on the node; empty when there is none or it is not known
 * @param reason one sentence
 * @param proof empty when no evidence could be gathered
 */
public record ProvenAgent(
        String name, String address, Optional<Role> role, Outcome outcome, String reason, Optional<Proof> proof) {}
