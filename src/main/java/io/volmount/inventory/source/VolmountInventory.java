package io.volmount.inventory.source;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Decoder;
import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.MappingDecoder;
import io.volmount.document.Node;
import io.volmount.document.Node.Entry;
import io.volmount.document.Node.Mapping;
import io.volmount.document.Node.Scalar;
import io.volmount.document.Scalars;
import io.volmount.document.Template;
import io.volmount.document.TextFile;
import io.volmount.document.YamlDocument;
import io.volmount.mesos.MasterUrl;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads volmount's own inventory format, in YAML. */
public final class VolmountInventory {
    private VolmountInventory() {}

    private static final Pattern OWN_KEY =
            Pattern.compile("(?m)^(?:\\{[ \\t]*)?[\"']?(version|defaults|groups)[\"']?[ \\t]*:");
    private static final Set<Setting> OF_MANY = EnumSet.complementOf(EnumSet.of(Setting.ADDRESS));

    static boolean recognizes(TextFile file) {
        return OWN_KEY.matcher(file.text()).find();
    }

    /** Adds the content of a file to the draft, and errors to its diagnostics. */
    public static void read(TextFile file, Draft draft) {
        Node root = YamlDocument.read(file, draft.diagnostics());
        MappingDecoder.of("an inventory", fields -> {
                    fields.version("1");
                    fields.optional("defaults", MappingDecoder.of("defaults", f -> Optional.of(settings(f, OF_MANY))))
                            .ifPresent(draft::defaults);
                    fields.optional("master", VolmountInventory::master).ifPresent(draft::master);
                    return fields.required("groups", Decoder.mapping());
                })
                .read(root, draft.diagnostics())
                .ifPresent(groups -> groups.entries().forEach(group -> group(group, draft)));
    }

    private static Optional<MasterUrl> master(Node node, Diagnostics diagnostics) {
        try {
            return Scalars.scalar()
                    .read(node, diagnostics)
                    .map(written -> MasterUrl.parse(written.text(), written.location()));
        } catch (InvalidInput invalid) {
            diagnostics.addAll(invalid.diagnostics());
            return Optional.empty();
        }
    }

    private static void group(Entry group, Draft draft) {
        Decoder<Scalar> reading = MappingDecoder.of("a group", fields -> {
            draft.group(group.key(), settings(fields, OF_MANY));
            fields.required("hosts", Decoder.list((node, diagnostics) -> host(node, group.key(), draft)));
            return Optional.of(group.key());
        });
        reading.read(group.value(), draft.diagnostics());
    }

    private static Optional<Scalar> host(Node node, Scalar group, Draft draft) {
        if (node instanceof Scalar name) {
            return list(name, group, Settings.NONE, draft);
        }
        return MappingDecoder.<Scalar>of("a host", fields -> {
                    Optional<Scalar> name = fields.required("name", Scalars.scalar());
                    Settings settings = settings(fields, EnumSet.allOf(Setting.class));
                    return name.flatMap(pattern -> list(pattern, group, settings, draft));
                })
                .read(node, draft.diagnostics());
    }

    /** Adds all hosts of a pattern; an address pattern must expand to one address per host. */
    private static Optional<Scalar> list(Scalar pattern, Scalar group, Settings settings, Draft draft) {
        Diagnostics diagnostics = draft.diagnostics();
        Optional<List<String>> names = HostRange.expand(pattern, diagnostics);
        Scalar address = settings.values().get(Setting.ADDRESS);
        Optional<List<String>> addresses = address == null ? names : HostRange.expand(address, diagnostics);
        if (names.isEmpty() || addresses.isEmpty()) {
            return Optional.empty();
        }
        if (names.get().size() != addresses.get().size()) {
            diagnostics.add(
                    address.location(),
                    quoted(address.text()) + " expands to " + addresses.get().size() + " addresses, but the name to "
                            + names.get().size() + " agents; give one address per agent");
            return Optional.empty();
        }
        for (int i = 0; i < names.get().size(); i++) {
            Scalar name = new Scalar(pattern.location(), names.get().get(i));
            Settings own = address == null
                    ? settings
                    : settings.with(
                            Setting.ADDRESS,
                            new Scalar(address.location(), addresses.get().get(i)));
            draft.host(name, group.text(), own);
        }
        return Optional.of(pattern);
    }

    private static Settings settings(MappingDecoder fields, Set<Setting> known) {
        Map<Setting, Scalar> values = new EnumMap<>(Setting.class);
        for (Setting setting : known) {
            fields.optional(setting.key(), Scalars.scalar()).ifPresent(value -> values.put(setting, value));
        }
        return new Settings(
                values, fields.optional("vars", VolmountInventory::vars).orElse(Map.of()));
    }

    private static Optional<Map<String, Scalar>> vars(Node node, Diagnostics diagnostics) {
        Map<String, Scalar> vars = new HashMap<>();
        Optional<Mapping> mapping = Decoder.mapping().read(node, diagnostics);
        mapping.ifPresent(written -> written.entries().forEach(entry -> {
            String name = entry.key().text();
            if (!Template.isName(name)) {
                diagnostics.add(
                        entry.key().location(),
                        quoted(name) + " is not a valid variable name; use letters, digits, `_` and `-`, and begin"
                                + " with a"
                                + " letter");
            }
            Scalars.scalar().read(entry.value(), diagnostics).ifPresent(value -> vars.put(name, value));
        }));
        return mapping.map(written -> vars);
    }
}
