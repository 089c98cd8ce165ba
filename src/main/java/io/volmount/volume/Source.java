package io.volmount.volume;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.function.Function;

/**
 * The device or file of a volume. In a playbook its path may contain variables until they are replaced for an agent.
 */
public sealed interface Source {

    /** The path that is formatted and mounted. */
    String path();

    /** The same source at another path. */
    Source at(String elsewhere);

    /** Maps the source by what it is. */
    <T> T match(Function<Loopback, T> loopback, Function<Device, T> device);

    /**
     * A file on the node's own disk, mounted through a loop device; the documented procedure recommends it for tests
     * only.
     */
    @JsonTypeName("Loopback")
    record Loopback(String file, ByteSize size) implements Source {
        @Override
        public String path() {
            return file;
        }

        @Override
        public Source at(String elsewhere) {
            return new Loopback(elsewhere, size);
        }

        @Override
        public <T> T match(Function<Loopback, T> loopback, Function<Device, T> device) {
            return loopback.apply(this);
        }
    }

    /** A block device, preferably named by a link that survives reboots. */
    @JsonTypeName("Device")
    record Device(String path) implements Source {
        @Override
        public Source at(String elsewhere) {
            return new Device(elsewhere);
        }

        @Override
        public <T> T match(Function<Loopback, T> loopback, Function<Device, T> device) {
            return device.apply(this);
        }
    }
}
