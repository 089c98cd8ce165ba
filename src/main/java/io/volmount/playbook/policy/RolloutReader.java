package io.volmount.playbook.policy;

import io.volmount.document.Decoder;
import io.volmount.document.MappingDecoder;
import io.volmount.document.Scalars;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Reads the rollout policy of a playbook. */
public final class RolloutReader {
    private static final Decoder<Amount> AMOUNT =
            Scalars.parsed("a number of agents or a percentage such as 10%", Amount::parse);

    private RolloutReader() {}

    public static Optional<RolloutPolicy> rollout(MappingDecoder decoder) {
        RolloutPolicy defaults = RolloutPolicy.DEFAULT;
        Amount canary = decoder.optional("canary", AMOUNT).orElse(defaults.canary());
        Amount unavailable = decoder.optional("maxUnavailable", AMOUNT).orElse(defaults.maxUnavailable());
        Amount failures = decoder.optional("maxFailures", AMOUNT).orElse(defaults.maxFailures());
        PerZone perZone = decoder.optional("perZone", MappingDecoder.of("limits per zone", RolloutReader::perZone))
                .orElse(defaults.perZone());
        Spread spread = decoder.optional("spread", Scalars.word("spread", Arrays.asList(Spread.values()), Spread::word))
                .orElse(defaults.spread());
        Duration soak = decoder.optional("soak", Scalars.duration()).orElse(defaults.soak());
        return possible(decoder, unavailable)
                ? Optional.of(new RolloutPolicy(canary, unavailable, failures, perZone, spread, soak))
                : Optional.empty();
    }

    private static Optional<PerZone> perZone(MappingDecoder decoder) {
        Optional<Amount> unavailable = decoder.optional("maxUnavailable", AMOUNT);
        Optional<Amount> failures = decoder.optional("maxFailures", AMOUNT);
        return unavailable.filter(amount -> !possible(decoder, amount)).isPresent()
                ? Optional.empty()
                : Optional.of(new PerZone(unavailable, failures));
    }

    private static boolean possible(MappingDecoder decoder, Amount unavailable) {
        if (unavailable.number() == 0) {
            decoder.report("maxUnavailable", "with maxUnavailable 0 no agent could ever be changed; allow at least 1");
        }
        return unavailable.number() > 0;
    }
}
