package io.volmount.facts;

import io.volmount.attribute.AttributeSettings;
import java.util.List;
import java.util.Optional;

/**
 * What a probe of a whole node finds: the facts of its agent, and every block device.
 *
 * @param agent holds each device that could be read by the kernel's path
 * @param devices in the kernel's list, at most {@link NodeLimits#DEVICES}
 * @param leftOut how many more there are
 * @param unfinished the UUID of a file system whose making was interrupted on the node; empty if there is none
 */
public record NodeFacts(AgentFacts agent, List<ListedDevice> devices, int leftOut, Optional<String> unfinished) {
    public NodeFacts {
        devices = List.copyOf(devices);
    }

    /** The attributes of the agent, as its settings give them: {@code rack:r1;zone:z2}; empty if they give none. */
    public Optional<String> attributes() {
        return agent.attributes().flatMap(AttributeSettings::effective).filter(text -> !text.isEmpty());
    }

    /** Everything that a plan would know of a device; empty if it could not be read. */
    public Optional<BlockDevice> read(ListedDevice device) {
        return Optional.ofNullable(agent.devices().get(device.path()))
                .filter(found -> found.number().equals(device.number()));
    }
}
