package io.volmount.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the leading Mesos master says about the agent of a node. */
public sealed interface Registration {

    /**
     * Nothing is known, because the master could not be asked.
     *
     * @param why one sentence
     */
    record NoAnswer(String why) implements Registration {}

    /**
     * The master does not know the agent.
     *
     * @param id under which the node says that it last registered; empty if it has none
     */
    record Missing(Optional<String> id) implements Registration {}

    /**
     * The master knows the agent.
     *
     * @param id under which it is registered
     * @param formerId that it had before this command changed it; empty if it had the same, or none is known
     * @param active whether the master offers its resources
     * @param attributes by their names, numbers without unnecessary zeros
     * @param disks its MOUNT disks
     * @param complete whether these are all; otherwise those that are not reserved are missing, as Mesos before 1.4 does not
     *     tell of them
     */
    record Known(
            String id,
            Optional<String> formerId,
            boolean active,
            Map<String, String> attributes,
            List<Disk> disks,
            boolean complete)
            implements Registration {
        public Known {
            attributes = Map.copyOf(attributes);
            disks = List.copyOf(disks);
        }
    }

    /**
     * A MOUNT disk as the master offers it.
     *
     * @param offered with the role that it is reserved for now
     * @param reservedLater whether that reservation was made while the agent was running, as frameworks do
     */
    record Disk(MountDisk offered, boolean reservedLater) {}
}
