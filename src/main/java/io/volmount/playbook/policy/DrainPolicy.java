package io.volmount.playbook.policy;

import io.volmount.document.Decoder;
import io.volmount.document.MappingDecoder;
import io.volmount.document.Scalars;
import io.volmount.document.SourceLocation;
import io.volmount.text.Worded;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * How an agent is drained before it is stopped.
 *
 * @param grace that its tasks get to end
 * @param onTimeout what happens to an agent that is not drained in time
 * @param location of the policy in the playbook
 */
public record DrainPolicy(Duration grace, OnTimeout onTimeout, SourceLocation location) {
    private static final Duration GRACE = Duration.ofMinutes(10);

    /** What happens to an agent that is not drained in time. */
    public enum OnTimeout implements Worded {
        /** It is reactivated, and nothing else is done to it. */
        STOP,
        /** It is stopped nevertheless. */
        CONTINUE
    }

    public static Decoder<DrainPolicy> drain() {
        return (node, diagnostics) -> MappingDecoder.of(
                        "a drain policy", decoder -> Optional.of(policy(decoder, node.location())))
                .read(node, diagnostics);
    }

    private static DrainPolicy policy(MappingDecoder decoder, SourceLocation location) {
        Duration grace = decoder.optional("grace", Scalars.duration()).orElse(GRACE);
        OnTimeout onTimeout = decoder.optional(
                        "onTimeout", Scalars.word("onTimeout", Arrays.asList(OnTimeout.values()), OnTimeout::word))
                .orElse(OnTimeout.STOP);
        return new DrainPolicy(grace, onTimeout, location);
    }
}
