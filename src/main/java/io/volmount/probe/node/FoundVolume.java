package io.volmount.probe.node;

import io.volmount.volume.ByteSize;
import io.volmount.volume.VolumePath;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A volume that a node has or offers.
 *
 * @param source the device that is mounted there, or the file behind it; empty if nothing is mounted
 * @param filesystem as the kernel calls it, such as {@code xfs}; empty if nothing is mounted
 * @param size of the device; empty if it is unknown
 * @param offeredMb its size in the agent's generated resources, in MB of 2^20 bytes; empty if they do not name it
 */
public record FoundVolume(
        VolumePath path,
        Optional<String> source,
        Optional<String> filesystem,
        Optional<ByteSize> size,
        OptionalLong offeredMb) {}
