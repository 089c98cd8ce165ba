package io.volmount.inventory;

import io.volmount.document.Decoder;
import io.volmount.document.Diagnostics;
import io.volmount.document.Located;
import io.volmount.document.Node.Scalar;
import io.volmount.document.PathDecoder;
import io.volmount.document.Scalars;
import io.volmount.inventory.ansible.ShellWords;
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
    private final Decoder<String> address = accepted(Names::objectionToAddress);
    private final Decoder<Integer> port = Scalars.integer(1, 65535);
    private final Decoder<String> user = accepted(Names::objectionToUser);
    private final Decoder<Path> path;
    private final Decoder<List<Located<String>>> arguments =
            (node, problems) -> Scalars.scalar().read(node, problems).map(text -> words(text, problems));
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
    void check(Settings settings, Diagnostics problems) {
        settings.values().forEach((setting, value) -> decoders.get(setting).read(value, problems));
    }

    /** The host with these settings; empty if its address is invalid. */
    Optional<Host> host(Scalar name, Settings settings, Set<String> groups, Diagnostics problems) {
        Map<String, Located<String>> vars = new HashMap<>();
        settings.vars().forEach((key, value) -> vars.put(key, new Located<>(value.text(), value.location())));
        Scalar written = settings.values().getOrDefault(Setting.ADDRESS, name);
        return located(written, address, problems)
                .map(reachable -> new Host(
                        name.text(),
                        reachable,
                        read(settings, Setting.PORT, port, problems),
                        read(settings, Setting.USER, user, problems),
                        read(settings, Setting.IDENTITY_FILE, path, problems),
                        read(settings, Setting.KNOWN_HOSTS_FILE, path, problems),
                        read(settings, Setting.ALGORITHMS, algorithms, problems),
                        read(settings, Setting.SUDO, sudo, problems),
                        read(settings, Setting.ROLE, role, problems).flatMap(SettingReader::present),
                        read(settings, Setting.ZONE, zone, problems),
                        new TreeSet<>(groups),
                        vars,
                        Optional.ofNullable(settings.values().get(Setting.SSH_ARGUMENTS))
                                .map(text -> words(text, problems))
                                .orElse(List.of())));
    }

    /** Splits a command line; each word gets the location of the line. */
    static List<Located<String>> words(Scalar line, Diagnostics problems) {
        return ShellWords.split(line.text(), line.location(), false, problems).stream()
                .map(word -> new Located<>(word.text(), line.location()))
                .toList();
    }

    private static <T> Optional<Located<T>> read(
            Settings settings, Setting setting, Decoder<T> decoder, Diagnostics problems) {
        return Optional.ofNullable(settings.values().get(setting)).flatMap(value -> located(value, decoder, problems));
    }

    private static <T> Optional<Located<T>> located(Scalar written, Decoder<T> decoder, Diagnostics problems) {
        return decoder.read(written, problems).map(value -> new Located<>(value, written.location()));
    }

    private static <T> Optional<Located<T>> present(Located<Optional<T>> maybe) {
        return maybe.value().map(value -> new Located<>(value, maybe.location()));
    }

    private static Decoder<String> accepted(Function<String, Optional<String>> objection) {
        return (node, problems) -> Scalars.text().read(node, problems).filter(text -> {
            Optional<String> objected = objection.apply(text);
            objected.ifPresent(sentence -> problems.add(node.location(), sentence));
            return objected.isEmpty();
        });
    }
}
