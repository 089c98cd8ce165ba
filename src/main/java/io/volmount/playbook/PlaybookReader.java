package io.volmount.playbook;

import io.volmount.document.Fields;
import io.volmount.document.Problems;
import io.volmount.document.Reading;
import io.volmount.document.Scalars;
import io.volmount.document.TextFile;
import io.volmount.document.YamlDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a playbook's YAML. */
final class PlaybookReader {
    private PlaybookReader() {}

    static Playbook read(TextFile file) {
        Problems problems = new Problems();
        Optional<Playbook> playbook = Fields.reading("a playbook", fields -> playbook(file.name(), fields))
                .read(YamlDocument.read(file, problems), problems);
        problems.throwIfAny();
        return playbook.orElseThrow();
    }

    private static Optional<Playbook> playbook(String file, Fields fields) {
        fields.version("1");
        String name = fields.optional("name", Scalars.text()).orElseGet(() -> stem(file));
        List<VolumeSpec> volumes =
                fields.required("volumes", new VolumeReader()::volumes).orElse(List.of());
        return Optional.of(new Playbook(
                name,
                volumes,
                fields.optional("activation", activation()).orElse(Activation.REBOOT),
                fields.optional("rollout", Fields.reading("a rollout policy", RolloutReader::rollout))
                        .orElse(RolloutPolicy.DEFAULT),
                fields.optional("verify", Fields.reading("a verify policy", PlaybookReader::verify))
                        .orElse(VerifyPolicy.DEFAULT)));
    }

    private static Reading<Activation> activation() {
        return Scalars.word("activation", Arrays.asList(Activation.values()), Activation::word);
    }

    private static Optional<VerifyPolicy> verify(Fields fields) {
        Duration timeout = fields.optional("timeout", Scalars.duration()).orElse(VerifyPolicy.DEFAULT.timeout());
        Duration settle = fields.optional("settle", Scalars.duration()).orElse(VerifyPolicy.DEFAULT.settle());
        if (settle.compareTo(timeout) >= 0) {
            fields.problem(
                    fields.has("settle") ? "settle" : "timeout",
                    "the settle time has to be shorter than the timeout, or nothing is ever verified;"
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
