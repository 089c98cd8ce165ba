package io.volmount.inventory;

import io.volmount.document.Decoder;
import io.volmount.document.Diagnostics;
import io.volmount.document.Located;
import io.volmount.document.Node.Scalar;
import io.volmount.document.PathDecoder;
import io.volmount.document.Scalars;
import io.volmount.inventory.ansible.ShellWords;
import io.volmount.inventory.source.NameRules;
import io.volmount.inventory.source.Setting;
import io.volmount.inventory.source.Settings;
import io.volmount.volume.Role;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Converts settings to values. */
final class SettingReader {
    private final Decoder<String> address = accepted(NameRules::objectionToAddress);
    private final Decoder<Integer> port = Scalars.integer(1, 65535);
    private final Decoder<String> user = accepted(NameRules::objectionToUser);
    private final Decoder<Path> path;
    private final Decoder<List<Located<String>>> arguments =
            (node, diagnostics) -> Scalars.scalar().read(node, diagnostics).map(text -> words(text, diagnostics));
    private final Decoder<AlgorithmProfile> algorithms =
            Scalars.word("algorithms", Arrays.asList(AlgorithmProfile.values()), AlgorithmProfile::word);
    private final Decoder<Sudo> sudo = Scalars.word("sudo", Arrays.asList(Sudo.values()), Sudo::word);
    private final Decoder<Optional<Role>> role = Scalars.word(
            "role",
            List.of(Optional.of(Role.PRIVATE), Optional.of(Role.PUBLIC), Optional.empty()),
            known -> known.map(Role::word).orElse("auto"));
    private final Decoder<String> zone = Scalars.text();
    private final Map<Setting, Decoder<?>> decoders;

    SettingReader(Path home, Path directory) {
        path = new PathDecoder(home, directory);
        decoders = Map.of(
                Setting.ADDRESS, address,
                Setting.PORT, port,
                Setting.USER, user,
                Setting.IDENTITY_FILE, path,
                Setting.KNOWN_HOSTS_FILE, path,
                Setting.SSH_ARGUMENTS, arguments,
                Setting.ALGORITHMS, algorithms,
                Setting.SUDO, sudo,
                Setting.ROLE, role,
                Setting.ZONE, zone);
    }

    /** Reports invalid settings, even if no host uses them. */
    void check(Settings settings, Diagnostics diagnostics) {
        settings.values().forEach((setting, value) -> decoders.get(setting).read(value, diagnostics));
    }

    /** The host with these settings; empty if its address is invalid. */
    Optional<Host> host(Scalar name, Settings settings, Set<String> groups, Diagnostics diagnostics) {
        Map<String, Located<String>> vars = new HashMap<>();
        settings.vars().forEach((key, value) -> vars.put(key, new Located<>(value.text(), value.location())));
        Scalar written = settings.values().getOrDefault(Setting.ADDRESS, name);
        return located(written, address, diagnostics)
                .map(reachable -> new Host(
                        name.text(),
                        reachable,
                        read(settings, Setting.PORT, port, diagnostics),
                        read(settings, Setting.USER, user, diagnostics),
                        read(settings, Setting.IDENTITY_FILE, path, diagnostics),
                        read(settings, Setting.KNOWN_HOSTS_FILE, path, diagnostics),
                        read(settings, Setting.ALGORITHMS, algorithms, diagnostics),
                        read(settings, Setting.SUDO, sudo, diagnostics),
                        read(settings, Setting.ROLE, role, diagnostics).flatMap(SettingReader::present),
                        read(settings, Setting.ZONE, zone, diagnostics),
                        new TreeSet<>(groups),
                        vars,
                        Optional.ofNullable(settings.values().get(Setting.SSH_ARGUMENTS))
                                .map(text -> words(text, diagnostics))
                                .orElse(List.of())));
    }

    /** Splits a command line; each word gets the location of the line. */
    static List<Located<String>> words(Scalar line, Diagnostics diagnostics) {
        return ShellWords.split(line.text(), line.location(), false, diagnostics).stream()
                .map(word -> new Located<>(word.text(), line.location()))
                .toList();
    }

    private static <T> Optional<Located<T>> read(
            Settings settings, Setting setting, Decoder<T> decoder, Diagnostics diagnostics) {
        return Optional.ofNullable(settings.values().get(setting))
                .flatMap(value -> located(value, decoder, diagnostics));
    }

    private static <T> Optional<Located<T>> located(Scalar written, Decoder<T> decoder, Diagnostics diagnostics) {
        return decoder.read(written, diagnostics).map(value -> new Located<>(value, written.location()));
    }

    private static <T> Optional<Located<T>> present(Located<Optional<T>> maybe) {
        return maybe.value().map(value -> new Located<>(value, maybe.location()));
    }

    private static Decoder<String> accepted(Function<String, Optional<String>> objection) {
        return (node, diagnostics) -> Scalars.text().read(node, diagnostics).filter(text -> {
            Optional<String> objected = objection.apply(text);
            objected.ifPresent(sentence -> diagnostics.add(node.location(), sentence));
            return objected.isEmpty();
        });
    }
}
