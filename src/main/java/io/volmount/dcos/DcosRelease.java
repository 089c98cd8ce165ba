package io.volmount.dcos;

import java.util.List;

/**
 * A range of versions of DC/OS whose agents do the same, as far as a decision of volmount depends on it. Every such decision
 * reads {@link #ALL}; {@code docs/versions.md} shows it and says where the facts are from.
 *
 * @param since the first version of the range, which ends where the next one begins
 * @param discovery what runs volume discovery
 * @param offersForRole whether discovery offers disks for the agent's default role; otherwise for {@code *}
 * @param cachesSizes whether discovery keeps the sizes of known volumes in a cache
 * @param recovery when an agent keeps its checkpoint
 * @param hasSocket whether a socket starts the agent's service
 */
public record DcosRelease(
        DcosVersion since,
        Discovery discovery,
        boolean offersForRole,
        boolean cachesSizes,
        Recovery recovery,
        boolean hasSocket) {

    /** What runs volume discovery. */
    public enum Discovery {
        /** A service of its own, at boot; the agent's service waits for its result. */
        OWN_SERVICE,
        /** The agent's service, whenever it starts. */
        AGENT_SERVICE
    }

    /** When an agent keeps its checkpoint. Where it does not, it refuses to start, or is a new agent after a reboot. */
    public enum Recovery {
        /** If its resources and attributes are the same, and the node was not rebooted. */
        UNCHANGED_SINCE_BOOT,
        /** If its resources and attributes are the same. */
        UNCHANGED,
        /** If nothing of its resources and attributes is gone or less, Mesos' policy {@code additive}. */
        NOTHING_LESS
    }

    /** All that volmount knows, the oldest first. */
    public static final List<DcosRelease> ALL = List.of(
            range(1, 7, 0, Discovery.OWN_SERVICE, false, false, Recovery.UNCHANGED_SINCE_BOOT, false),
            range(1, 8, 0, Discovery.OWN_SERVICE, true, false, Recovery.UNCHANGED_SINCE_BOOT, false),
            range(1, 8, 2, Discovery.AGENT_SERVICE, true, false, Recovery.UNCHANGED_SINCE_BOOT, false),
            range(1, 10, 0, Discovery.AGENT_SERVICE, true, false, Recovery.UNCHANGED, false),
            range(1, 10, 9, Discovery.AGENT_SERVICE, true, true, Recovery.UNCHANGED, false),
            range(1, 11, 0, Discovery.AGENT_SERVICE, true, false, Recovery.NOTHING_LESS, false),
            range(1, 11, 6, Discovery.AGENT_SERVICE, true, true, Recovery.NOTHING_LESS, false),
            range(2, 1, 0, Discovery.AGENT_SERVICE, true, true, Recovery.NOTHING_LESS, true));

    /** The last version that is known, whatever its patch. */
    public static final DcosVersion NEWEST = new DcosVersion(2, 2, 0);

    private static DcosRelease range(
            int major,
            int minor,
            int patch,
            Discovery discovery,
            boolean offersForRole,
            boolean cachesSizes,
            Recovery recovery,
            boolean hasSocket) {
        return new DcosRelease(
                new DcosVersion(major, minor, patch), discovery, offersForRole, cachesSizes, recovery, hasSocket);
    }

    /** The range that a version is in. An unknown newer one is treated as the newest, an older one as the oldest. */
    public static DcosRelease of(DcosVersion version) {
        return ALL.stream()
                .filter(release -> release.since.compareTo(version) <= 0)
                .reduce((earlier, later) -> later)
                .orElse(ALL.get(0));
    }
}
