package io.volmount.proof;

import io.volmount.agent.JournalLine;
import java.util.List;

/**
 * What one check found.
 *
 * @param check its fixed name in reports, such as {@code mounted}
 * @param detail a phrase that says what was seen, or what was missing and why that matters
 * @param journal the lines that it rests on, oldest first
 */
public record Finding(String check, boolean passed, String detail, List<JournalLine> journal) {
    public Finding {
        journal = List.copyOf(journal);
    }
}
