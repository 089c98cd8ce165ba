package io.volmount.facts;

import java.time.Instant;

/**
 * A line of a node's journal, with the trusted fields that journald adds itself.
 *
 * @param at the node's wall clock when the line was received
 * @param bootId without dashes, as the journal writes it
 * @param monotonic microseconds of the node's monotonic clock
 * @param writerUnit the unit whose process wrote the line ({@code _SYSTEMD_UNIT}); empty for the kernel's own
 * @param subjectUnit the unit that systemd itself writes about ({@code UNIT}, kept only from process 1); else empty
 * @param identifier the syslog tag
 */
public record JournaldLine(
        Instant at,
        String hostname,
        String bootId,
        long monotonic,
        long pid,
        String writerUnit,
        String subjectUnit,
        String identifier,
        String message) {

    public JournaldLine withMessage(String other) {
        return new JournaldLine(at, hostname, bootId, monotonic, pid, writerUnit, subjectUnit, identifier, other);
    }
}
