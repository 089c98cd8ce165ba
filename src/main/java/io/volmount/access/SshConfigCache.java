package io.volmount.access;

import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.Located;
import io.volmount.file.HomePath;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshArguments;
import io.volmount.sshconfig.SshConfig;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The ssh_config of each set of ssh arguments that agents have in the inventory. As in OpenSSH, the arguments do not
 * apply to jump hosts, except for the file that {@code -F} names. Each set is read once. Not thread-safe.
 */
final class SshConfigCache {
    private final SshConfig common;
    private final LocalUser user;
    private final Diagnostics diagnostics;
    private final Map<List<Located<String>>, Entry> cached = new HashMap<>();

    /** @param diagnostics receives invalid arguments and circular routes */
    SshConfigCache(SshConfig common, LocalUser user, Diagnostics diagnostics) {
        this.common = common;
        this.user = user;
        this.diagnostics = diagnostics;
    }

    /** @param notes one sentence for each ignored argument */
    record Entry(SshConfig config, Routes routes, List<String> notes) {}

    Entry with(List<Located<String>> words) {
        return cached.computeIfAbsent(words, this::read);
    }

    private Entry read(List<Located<String>> words) {
        SshArguments arguments = SshArguments.read(words, user, diagnostics);
        SshConfig base = arguments.file().map(this::file).orElse(common);
        List<String> notes = arguments.unused().stream()
                .collect(Collectors.groupingBy(
                        Located::location, Collectors.mapping(Located::value, Collectors.joining(", "))))
                .entrySet()
                .stream()
                .map(entry -> "ignored ssh arguments at " + entry.getKey() + ": " + entry.getValue())
                .toList();
        return new Entry(base.after(arguments), new Routes(base, user, diagnostics), notes);
    }

    private SshConfig file(Located<String> name) {
        if (name.value().equalsIgnoreCase("none")) {
            return SshConfig.none(user);
        }
        try {
            return SshConfig.of(Path.of(HomePath.expanded(name.value(), user.home())), user);
        } catch (InvalidPathException e) {
            diagnostics.add(name.location(), "the file name after `-F` is invalid; correct it");
        } catch (InvalidInput unusable) {
            diagnostics.addAll(unusable.diagnostics());
        }
        return SshConfig.none(user);
    }
}
