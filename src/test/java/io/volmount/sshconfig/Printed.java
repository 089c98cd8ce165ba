package io.volmount.sshconfig;

import static java.util.stream.Collectors.joining;

import io.volmount.document.Located;
import io.volmount.document.SourceLocation;
import io.volmount.sshconfig.SshConfig.Given;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Settings of a host in the form of {@code ssh -G}, which leaves the tokens of some keywords as they are. */
final class Printed {
    static final LocalUser USER = LocalUser.current(
            Path.of(System.getProperty("user.home")), System.getProperty("user.name"), System.getenv());
    private final HostSettings settings;
    private final Lookup lookup;
    private final Given given;
    private final Map<String, List<String>> lines = new HashMap<>();

    private Printed(SshConfig config, String host, Given given) {
        this.given = given;
        this.settings = config.settingsFor(host, given);
        this.lookup = config.lookup(host, given);
    }

    private Map<String, List<String>> lines() {
        one("hostname", settings.hostName());
        one("port", settings.port());
        one(
                "user",
                given.user()
                        .map(name -> new Located<>(name, SourceLocation.whole("given")))
                        .or(settings::user));
        one("hostkeyalias", settings.hostKeyAlias());
        one("identityagent", settings.identityAgent());
        one("identitiesonly", settings.identitiesOnly().map(v -> v.map(only -> only ? "yes" : "no")));
        one("stricthostkeychecking", settings.strictHostKeyChecking().map(v -> v.map(Printed::strictness)));
        one("connecttimeout", settings.connectTimeout().map(v -> v.map(time -> time.toSeconds())));
        one("serveraliveinterval", settings.serverAliveInterval().map(v -> v.map(time -> time.toSeconds())));
        one("serveralivecountmax", settings.serverAliveCountMax());
        asWritten("identityfile", Keyword.IDENTITY_FILE);
        asWritten("certificatefile", Keyword.CERTIFICATE_FILE);
        asWritten("proxycommand", Keyword.PROXY_COMMAND);
        asWritten("proxyjump", Keyword.PROXY_JUMP);
        files("userknownhostsfile", settings.userKnownHostsFiles());
        files("globalknownhostsfile", settings.globalKnownHostsFiles());
        return lines;
    }

    private void one(String keyword, Optional<? extends Located<?>> value) {
        value.ifPresent(found -> lines.put(keyword, List.of(found.value().toString())));
    }

    private void asWritten(String keyword, Keyword of) {
        Optional.ofNullable(lookup.found().get(of))
                .ifPresent(values ->
                        lines.put(keyword, values.stream().map(Located::value).toList()));
        if (keyword.startsWith("proxy")) {
            lines.computeIfPresent(keyword, (key, values) -> values.get(0).equalsIgnoreCase("none") ? null : values);
        }
    }

    private void files(String keyword, Optional<List<Located<Path>>> files) {
        files.ifPresent(found -> lines.put(
                keyword,
                found.isEmpty()
                        ? List.of("none")
                        : List.of(found.stream()
                                .map(file -> file.value().toString())
                                .collect(joining(" ")))));
    }

    private static String strictness(String word) {
        return word.equals("yes") ? "true" : word.equals("no") ? "false" : word;
    }

    /** The same, with what is usual for all that the configuration leaves out. */
    static Map<String, List<String>> of(SshConfig config, String host, Given given, Map<String, List<String>> usual) {
        Map<String, List<String>> complete = new TreeMap<>(usual);
        complete.putAll(new Printed(config, host, given).lines());
        return complete;
    }
}
