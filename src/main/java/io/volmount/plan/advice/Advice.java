package io.volmount.plan.advice;

import io.volmount.text.Worded;

/**
 * Something that works, but against the best practices of DC/OS, or that volmount does not know well.
 *
 * @param sentence what it is and why that matters, and the remedy after a colon
 */
public record Advice(Kind kind, String sentence) {

    /** What is advised against. */
    public enum Kind implements Worded {
        /** A volume in a file. */
        LOOPBACK,
        /** An ext4, with its directory {@code lost+found}. */
        LOST_AND_FOUND,
        /** An xfs that is there already, without {@code ftype=1}. */
        NO_FTYPE,
        /** Several volumes on one disk. */
        SHARED_DISK,
        /** A volume on the disk of the root file system. */
        ROOT_DISK,
        /** An agent without attributes. */
        NO_ATTRIBUTES,
        /** A disk that needs the network, mounted without {@code _netdev}. */
        NO_NETDEV,
        /** A volume for which a boot does not wait. */
        NOFAIL,
        /** A version of DC/OS that volmount does not know. */
        UNKNOWN_VERSION,
        /** A rollout that may have all agents of a zone down at once. */
        WHOLE_ZONE
    }
}
