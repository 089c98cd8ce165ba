package io.volmount.proof;

import io.volmount.agent.JournalLine;
import java.util.List;
import java.util.Optional;

/**
 * What one check found.
 *
 * @param check its fixed name in reports, such as {@code mounted}
 * @param passed empty when the node tells neither that it passes nor that it does not
 * @param detail a phrase that says what was seen, or what was missing and why that matters
 * @param journal the lines that it rests on, oldest first
 */
public record Finding(String check, Optional<Boolean> passed, String detail, List<JournalLine> journal) {
    public Finding {
        journal = List.copyOf(journal);
    }

    /** Whether it was seen to pass. */
    public boolean proven() {
        return passed.orElse(false);
    }

    /** Whether it was seen not to pass. */
    public boolean missed() {
        return !passed.orElse(true);
    }
}
