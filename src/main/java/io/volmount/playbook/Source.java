package io.volmount.playbook;

import io.volmount.agent.ByteSize;
import java.util.Optional;

/** What a volume is made of. Its location may hold variables until it is resolved for an agent. */
public sealed interface Source {
    /** The path on the node of what is made into a filesystem. */
    String location();

    /** The same source at another location. */
    Source at(String location);

    /** Why the location cannot be used, as a sentence; empty when it can. For locations without variables. */
    Optional<String> objection();

    /** The complete fstab options for this source, given what the playbook says of them. */
    String fstabOptions(Optional<String> given);

    /** A file that becomes a block device. Suitable for testing only, says the documented procedure. */
    record Loopback(String file, ByteSize size) implements Source {
        @Override
        public String location() {
            return file;
        }

        @Override
        public Source at(String location) {
            return new Loopback(location, size);
        }

        @Override
        public Optional<String> objection() {
            return NodePath.objectionToFile(file);
        }

        @Override
        public String fstabOptions(Optional<String> given) {
            return given.map(options -> FstabOptions.loops(options) ? options : options + ",loop")
                    .orElse("loop");
        }
    }

    /** A whole disk or a partition. */
    record Device(String path) implements Source {
        @Override
        public String location() {
            return path;
        }

        @Override
        public Source at(String location) {
            return new Device(location);
        }

        @Override
        public Optional<String> objection() {
            return NodePath.objectionToDevice(path);
        }

        @Override
        public String fstabOptions(Optional<String> given) {
            return given.orElse("defaults");
        }
    }
}
