package io.volmount.inventory;

import java.nio.file.Path;

/**
 * The person at the controller, whose habits fill in what an inventory leaves out.
 *
 * @param home what {@code ~} stands for
 * @param user the name to log in with when the inventory gives none
 */
public record Operator(Path home, String user) {}
