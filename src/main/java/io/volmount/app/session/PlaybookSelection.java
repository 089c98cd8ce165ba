package io.volmount.app.session;

import java.nio.file.Path;

/**
 * Which playbook a command is about.
 *
 * @param variables win over those of the inventory
 */
public record PlaybookSelection(Path file, ExtraVariables variables) {}
