package io.volmount.playbook;

import io.volmount.volume.Source;
import java.util.Optional;

/** Checks and defaults for each kind of source. */
final class SourceRules {
    private SourceRules() {}

    /** Why the path cannot be used, as a sentence; empty when it can. For paths without variables. */
    static Optional<String> objection(Source source) {
        return source.match(
                loopback -> NodePath.objectionToFile(loopback.file()),
                device -> NodePath.objectionToDevice(device.path()));
    }

    /** The complete fstab options, given those of the playbook. */
    static String fstabOptions(Source source, Optional<String> given) {
        return FstabOptions.hardened(source.match(
                loopback -> given.map(options -> FstabOptions.loops(options) ? options : options + ",loop")
                        .orElse("loop"),
                device -> given.orElse("defaults")));
    }
}
