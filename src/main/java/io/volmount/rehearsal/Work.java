package io.volmount.rehearsal;

import java.time.Duration;
import java.util.Optional;

/**
 * The work on one agent of a run.
 *
 * @param took from its admission to its outcome
 * @param verified whether it became available again after soaking
 */
record Work(Optional<String> zone, Duration took, boolean verified) {}
