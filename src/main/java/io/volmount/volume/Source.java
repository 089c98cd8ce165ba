package io.volmount.volume;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * The device or file of a volume. In a playbook its path may contain variables until they are replaced for an agent.
 */
public sealed interface Source {

    /** The path that is formatted and mounted. */
    String path();

    /** The same source at another path. */
    Source at(String elsewhere);

    <T> T accept(Visitor<T> visitor);

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
        public <T> T accept(Visitor<T> visitor) {
            return visitor.loopback(this);
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
        public <T> T accept(Visitor<T> visitor) {
            return visitor.device(this);
        }
    }

    /** A reader of both kinds. */
    interface Visitor<T> {
        T loopback(Loopback loopback);

        T device(Device device);
    }
}
