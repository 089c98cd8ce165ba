package io.volmount.playbook;

import io.volmount.document.Decoder;
import io.volmount.document.MappingDecoder;
import io.volmount.document.Scalars;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Reads what a playbook says about the rollout. */
final class RolloutReader {
    private static final Decoder<Amount> AMOUNT =
            Scalars.parsed("a number of agents or a percentage such as 10%", Amount::parse);

    private RolloutReader() {}

    static Optional<RolloutPolicy> rollout(MappingDecoder fields) {
        RolloutPolicy usual = RolloutPolicy.DEFAULT;
        Amount canary = fields.optional("canary", AMOUNT).orElse(usual.canary());
        Amount unavailable = fields.optional("maxUnavailable", AMOUNT).orElse(usual.maxUnavailable());
        Amount failures = fields.optional("maxFailures", AMOUNT).orElse(usual.maxFailures());
        PerZone perZone = fields.optional("perZone", MappingDecoder.of("limits per zone", RolloutReader::perZone))
                .orElse(usual.perZone());
        Spread spread = fields.optional("spread", Scalars.word("spread", Arrays.asList(Spread.values()), Spread::word))
                .orElse(usual.spread());
        Duration soak = fields.optional("soak", Scalars.duration()).orElse(usual.soak());
        return possible(fields, unavailable)
                ? Optional.of(new RolloutPolicy(canary, unavailable, failures, perZone, spread, soak))
                : Optional.empty();
    }

    private static Optional<PerZone> perZone(MappingDecoder fields) {
        Optional<Amount> unavailable = fields.optional("maxUnavailable", AMOUNT);
        Optional<Amount> failures = fields.optional("maxFailures", AMOUNT);
        return unavailable.filter(amount -> !possible(fields, amount)).isPresent()
                ? Optional.empty()
                : Optional.of(new PerZone(unavailable, failures));
    }

    private static boolean possible(MappingDecoder fields, Amount unavailable) {
        if (unavailable.number() == 0) {
            fields.report("maxUnavailable", "with maxUnavailable 0 no agent could ever be changed; allow at least 1");
        }
        return unavailable.number() > 0;
    }
}
