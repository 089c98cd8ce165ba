package io.volmount.playbook;

import io.volmount.volume.Source;
import java.util.Optional;

/** Checks and defaults for each kind of source. */
final class SourceRules {
    private SourceRules() {}

    /** Why the path cannot be used, as a sentence; empty when it can. For paths without variables. */
    static Optional<String> objection(Source source) {
        return source.accept(new Source.Visitor<>() {
            @Override
            public Optional<String> loopback(Source.Loopback loopback) {
                return NodePath.objectionToFile(loopback.file());
            }

            @Override
            public Optional<String> device(Source.Device device) {
                return NodePath.objectionToDevice(device.path());
            }
        });
    }

    /** The complete fstab options, given those of the playbook. */
    static String fstabOptions(Source source, Optional<String> given) {
        return FstabOptions.hardened(source.accept(new Source.Visitor<>() {
            @Override
            public String loopback(Source.Loopback loopback) {
                return given.map(options -> FstabOptions.loops(options) ? options : options + ",loop")
                        .orElse("loop");
            }

            @Override
            public String device(Source.Device device) {
                return given.orElse("defaults");
            }
        }));
    }
}
