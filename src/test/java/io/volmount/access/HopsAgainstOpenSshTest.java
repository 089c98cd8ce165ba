package io.volmount.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.volmount.inventory.Host;
import io.volmount.inventory.Inventories;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * OpenSSH is the judge: for a way of several hops it runs itself with {@code -W}, for the last hop, with the others as {@code
 * -J}; {@code ssh -G} with the same options tells what would hold for each.
 */
class HopsAgainstOpenSshTest {
    private static final Path SSH = Path.of("/usr/bin/ssh");
    private static final LocalUser USER = LocalUser.current(
            Path.of(System.getProperty("user.home")), System.getProperty("user.name"), System.getenv());
    private static final String CONFIG = """
            Host gate
              HostName 192.0.2.1
              User porter
            Host b1
              HostName %h.example.com
              Port 2201
              ProxyJump gate
            Host b2
              User second
              Port 2202
              ProxyJump never.used
            Host b3
              ProxyCommand never used
            Match host b* user you
              HostName you.example.com
            Host a1
              ProxyJump b1,b2
            Host a2
              ProxyJump other@b1:24,ssh://you@b2,b3
            Host a3
              ProxyJump [2001:db8::1]:2222,you@b2:26
            Host a5
              HostName real
              ProxyJump none
            Host *
              User usual
            """;

    @TempDir
    Path home;

    private Path config;

    @BeforeEach
    void create() throws IOException {
        assumeTrue(Files.isExecutable(SSH), "no ssh on this machine");
        config = Files.writeString(home.resolve("c"), CONFIG);
    }

    private List<String> ours(String agent) throws IOException {
        Path inventory = Files.writeString(home.resolve("i.yml"), "version: 1\ngroups: {g: {hosts: [" + agent + "]}}");
        Host host = Inventories.load(inventory, home).hosts().get(0);
        return OneAccess.of(host, new AccessResolver(SshConfig.of(config, USER), USER)).hops().stream()
                .map(ResolvedJumpHost::target)
                .map(hop -> hop.user() + " " + hop.address() + " " + hop.port())
                .toList();
    }

    private List<String> openSsh(String agent) throws Exception {
        LinkedList<String> hops = new LinkedList<>();
        Map<String, String> settings = settings(List.of(agent));
        while (settings.containsKey("proxyjump")) {
            List<String> jumps =
                    new ArrayList<>(List.of(settings.get("proxyjump").split(",")));
            String last = jumps.remove(jumps.size() - 1);
            settings = settings(arguments(last, jumps));
            hops.addFirst(settings.get("user") + " " + settings.get("hostname") + " " + settings.get("port"));
        }
        return hops;
    }

    private static List<String> arguments(String jump, List<String> before) {
        List<String> arguments = new ArrayList<>();
        String rest = jump.replace("ssh://", "");
        if (rest.contains("@")) {
            arguments.addAll(List.of("-l", rest.replaceFirst("@.*", "")));
            rest = rest.replaceFirst(".*@", "");
        }
        if (rest.matches("(\\[.*]|[^:]*):[0-9]+")) {
            arguments.addAll(List.of("-p", rest.replaceFirst(".*:", "")));
            rest = rest.replaceFirst(":[0-9]+$", "");
        }
        if (!before.isEmpty()) {
            arguments.addAll(List.of("-J", String.join(",", before)));
        }
        arguments.add(rest.replaceAll("[\\[\\]]", ""));
        return arguments;
    }

    private Map<String, String> settings(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(SSH.toString(), "-G", "-F", config.toString()));
        command.addAll(arguments);
        Process ssh = new ProcessBuilder(command).start();
        ssh.getOutputStream().close();
        Map<String, String> values = new TreeMap<>();
        for (String line : new String(ssh.getInputStream().readAllBytes()).split("\n")) {
            values.putIfAbsent(line.replaceFirst(" .*", ""), line.replaceFirst("^[^ ]* ?", ""));
        }
        assertThat(ssh.waitFor()).isZero();
        return values;
    }

    @Test
    void theSameServersArePassedInTheSameOrder() throws Exception {
        for (String agent : List.of("a1", "a2", "a3", "a5", "b1")) {
            assertThat(ours(agent)).as(agent).isEqualTo(openSsh(agent));
        }
    }
}
