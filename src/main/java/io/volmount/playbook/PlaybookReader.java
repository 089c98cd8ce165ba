package io.volmount.playbook;

import io.volmount.document.Decoder;
import io.volmount.document.Diagnostics;
import io.volmount.document.MappingDecoder;
import io.volmount.document.Scalars;
import io.volmount.document.TextFile;
import io.volmount.document.YamlDocument;
import io.volmount.playbook.policy.Activation;
import io.volmount.playbook.policy.DrainPolicy;
import io.volmount.playbook.policy.OnFailure;
import io.volmount.playbook.policy.RolloutPolicy;
import io.volmount.playbook.policy.RolloutReader;
import io.volmount.playbook.policy.VerifyPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a playbook's YAML. */
final class PlaybookReader {
    private PlaybookReader() {}

    static Playbook read(TextFile file) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<Playbook> playbook = MappingDecoder.of("a playbook", decoder -> playbook(file.name(), decoder))
                .read(YamlDocument.read(file, diagnostics), diagnostics);
        diagnostics.throwIfAny();
        return playbook.orElseThrow();
    }

    private static Optional<Playbook> playbook(String file, MappingDecoder decoder) {
        decoder.version("1");
        String name = decoder.optional("name", Scalars.text()).orElseGet(() -> stem(file));
        boolean attributesOnly = decoder.has("attributes") && !decoder.has("volumes");
        VolumeReader reader = new VolumeReader();
        Decoder<List<VolumeSpec>> volumes = reader::volumes;
        List<VolumeSpec> named = (attributesOnly
                        ? decoder.optional("volumes", volumes)
                        : decoder.required("volumes", volumes))
                .orElse(List.of());
        return Optional.of(new Playbook(
                name,
                named,
                reader.rules(),
                reader.absent(),
                decoder.optional("attributes", AttributeSpec.attributes()).orElse(List.of()),
                decoder.optional("activation", activation())
                        .orElse(attributesOnly ? Activation.RESTART : Activation.REBOOT),
                decoder.optional("onFailure", onFailure()).orElse(OnFailure.RESTORE),
                decoder.optional("rollout", MappingDecoder.of("a rollout policy", RolloutReader::rollout))
                        .orElse(RolloutPolicy.DEFAULT),
                decoder.optional("verify", MappingDecoder.of("a verify policy", PlaybookReader::verify))
                        .orElse(VerifyPolicy.DEFAULT),
                decoder.optional("deviceTimeout", Scalars.duration()).orElse(Duration.ZERO),
                decoder.optional("drain", DrainPolicy.drain())));
    }

    private static Decoder<Activation> activation() {
        return Scalars.word("activation", Arrays.asList(Activation.values()), Activation::word);
    }

    private static Decoder<OnFailure> onFailure() {
        return Scalars.word("onFailure", Arrays.asList(OnFailure.values()), OnFailure::word);
    }

    private static Optional<VerifyPolicy> verify(MappingDecoder decoder) {
        Duration timeout = decoder.optional("timeout", Scalars.duration()).orElse(VerifyPolicy.DEFAULT.timeout());
        Duration settle = decoder.optional("settle", Scalars.duration()).orElse(VerifyPolicy.DEFAULT.settle());
        if (settle.compareTo(timeout) >= 0) {
            decoder.report(
                    decoder.has("settle") ? "settle" : "timeout",
                    "settle must be shorter than timeout, or no agent is ever verified;"
                            + " shorten settle or lengthen timeout");
            return Optional.empty();
        }
        return Optional.of(new VerifyPolicy(timeout, settle));
    }

    private static String stem(String file) {
        Path name = Path.of(file).getFileName();
        return name == null ? file : name.toString().replaceFirst("\\.ya?ml$", "");
    }
}
