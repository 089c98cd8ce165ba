package io.volmount.rehearsal;

import java.time.Duration;
import java.util.Optional;

/**
 * How long one agent of a run was worked on.
 *
 * @param took from its beginning to its outcome
 * @param verified whether it gave up its place again, after it had soaked
 */
record Work(Optional<String> zone, Duration took, boolean verified) {}
