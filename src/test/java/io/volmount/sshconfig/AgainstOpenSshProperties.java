package io.volmount.sshconfig;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.sshconfig.SshConfig.Given;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Files that nobody would write mean to us what they mean to OpenSSH. */
@AddLifecycleHook(AgainstOpenSshProperties.NeedsOpenSsh.class)
class AgainstOpenSshProperties {
    private static final List<String> HOSTS = List.of("a", "b.c", "B");

    private final Map<String, Map<String, List<String>>> usual = new HashMap<>();

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void theSameIsSaidOfEveryHost(@ForAll("files") String text) throws Exception {
        Path file = Files.writeString(Files.createTempFile("any", ".conf"), text);
        try {
            SshConfig config = SshConfig.of(file, Printed.USER);
            for (String host : HOSTS) {
                Map<String, List<String>> expected =
                        OpenSsh.settings(file.toString(), host).orElseThrow();
                assertThat(Printed.of(config, host, Given.NOTHING, usual(host)))
                        .as("%s in:%n%s", host, text)
                        .isEqualTo(expected);
            }
        } finally {
            Files.delete(file);
        }
    }

    private Map<String, List<String>> usual(String host) throws Exception {
        if (!usual.containsKey(host)) {
            usual.put(host, OpenSsh.settings("none", host).orElseThrow());
        }
        return usual.get(host);
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.frequencyOf(Tuple.of(1, hostLines()), Tuple.of(1, matchLines()), Tuple.of(4, values()))
                .list()
                .ofMinSize(5)
                .ofMaxSize(40)
                .map(lines -> lines.stream().collect(Collectors.joining("\n", "", "\n")));
    }

    private static Arbitrary<String> hostLines() {
        return patterns().list().ofMinSize(1).ofMaxSize(3).map(words -> "Host " + String.join(" ", words));
    }

    private static Arbitrary<String> patterns() {
        Arbitrary<String> negations = Arbitraries.of("", "", "!");
        Arbitrary<String> pieces =
                Arbitraries.strings().withChars("aAbBc.?*").ofMinLength(1).ofMaxLength(3);
        return Combinators.combine(
                        negations, Arbitraries.oneOf(pieces, Arbitraries.of("a", "b.c", "B", "*", "b.*", "h.x")))
                .as(String::concat);
    }

    private static Arbitrary<String> matchLines() {
        Arbitrary<String> lists = patterns().list().ofMinSize(1).ofMaxSize(2).map(words -> String.join(",", words));
        Arbitrary<String> criteria = Combinators.combine(
                        Arbitraries.of("", "", "!"),
                        Arbitraries.of("host", "HOST", "originalhost", "user", "localuser"),
                        Arbitraries.of(" ", "=", "\t"),
                        lists)
                .as((negation, subject, blank, list) -> negation + subject + blank + list);
        Arbitrary<String> bare =
                Arbitraries.of("final", "!final", "canonical", "host * user a*", "localuser " + Printed.USER.name());
        Arbitrary<String> several = Arbitraries.frequencyOf(Tuple.of(4, criteria), Tuple.of(1, bare))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(words -> String.join(" ", words));
        return Arbitraries.oneOf(several, several, Arbitraries.of("all", "!all", "final all"))
                .map("Match "::concat);
    }

    private static Arbitrary<String> values() {
        return Combinators.combine(
                        Arbitraries.of("", "  ", "\t"),
                        Arbitraries.of(" ", "=", " = ", "\t"),
                        Arbitraries.of(
                                "HostName|%h.x",
                                "HostName|h%%",
                                "HostName|H.X",
                                "Port|1",
                                "port|65535",
                                "User|ab",
                                "User|\"a b\"",
                                "IdentityFile|~/%r",
                                "IdentityFile|x",
                                "IDENTITYFILE|'y z'",
                                "IdentitiesOnly|YES",
                                "IdentitiesOnly|false",
                                "CertificateFile|c-%n",
                                "CertificateFile|d",
                                "UserKnownHostsFile|none",
                                "UserKnownHostsFile|~/%h-%n %p-%k",
                                "GlobalKnownHostsFile|g \"h i\"",
                                "StrictHostKeyChecking|no",
                                "StrictHostKeyChecking|Accept-New",
                                "ProxyJump|none",
                                "ProxyJump|u@j:1,k",
                                "ProxyCommand|nc %h \"%p\"",
                                "ProxyCommand|none",
                                "ConnectTimeout|1m",
                                "ConnectTimeout|none",
                                "ServerAliveInterval|7",
                                "ServerAliveInterval|0",
                                "ServerAliveCountMax|2",
                                "HostKeyAlias|Ab",
                                "HostKeyAlias|c",
                                "IdentityAgent|~/s-%k",
                                "IdentityAgent|none",
                                "# Port|9",
                                "Compression|yes"))
                .as((indent, blank, line) -> indent + line.replace("|", blank));
    }

    /** Skips where there is no judge. */
    static final class NeedsOpenSsh implements SkipExecutionHook {
        @Override
        public SkipResult shouldBeSkipped(LifecycleContext context) {
            return OpenSsh.isThere() ? SkipResult.doNotSkip() : SkipResult.skip("no ssh on this machine");
        }
    }
}
