package io.volmount.storage;

import java.time.Instant;

/**
 * An event that concerns a run as a whole.
 *
 * @param what a word: {@code began}, {@code resumed}, {@code stop-asked} or {@code ended}
 * @param why why it ended early; otherwise empty
 */
public record Milestone(Instant at, String what, String why) {}
