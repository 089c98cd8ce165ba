package io.volmount.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However long or deep an input is, it is read or refused, on the stack that every thread has. */
class LongInputsTest {
    private static final int MANY = 100_000;

    private static Arguments of(Untrusted kind, String text) {
        return Arguments.of(kind, text);
    }

    private static String playbook(String source) {
        return "version: 1\nvolumes: [{path: /dcos/volume0, filesystem: ext4, source: {" + source + "}}]\n";
    }

    private static String variable(String value) {
        return "a1\n[all:vars]\nx=" + value + "\n";
    }

    private static String lines(int many, String line) {
        return IntStream.range(0, many).mapToObj(i -> line.replace("#", "" + i)).collect(Collectors.joining("\n"));
    }

    static Stream<Arguments> ofNodes() {
        String open = "[".repeat(MANY);
        String number = "9".repeat(5 * MANY);
        return Stream.of(
                        "metrics", "dcos-version", "resources", "journal", "process dcos-mesos-slave.service resources")
                .flatMap(section -> Stream.of(
                                open,
                                number,
                                "{\"version\":" + number + "}",
                                "MESOS_RESOURCES='" + open + "'",
                                "{\"a\":".repeat(MANY))
                        .map(body -> of(Untrusted.NODE_SECTION, "provisioned " + section + "\n" + body + "\n")));
    }

    static Stream<Arguments> ofFiles() {
        return Stream.of(
                of(Untrusted.INI_INVENTORY, "a".repeat(MANY) + ":22\n"),
                of(Untrusted.INI_INVENTORY, "[a:b]".repeat(MANY) + "\n"),
                of(Untrusted.INI_INVENTORY, "a[1:999999999]\n"),
                of(Untrusted.INI_INVENTORY, "a[1:50000][1:50000]\n"),
                of(Untrusted.INI_INVENTORY, lines(1000, "a#[1:100000]")),
                of(Untrusted.INI_INVENTORY, "a1 " + "x=1 ".repeat(MANY) + "\n"),
                of(Untrusted.INI_INVENTORY, variable("'''" + "a".repeat(MANY) + "'''")),
                of(Untrusted.INI_INVENTORY, variable("'''".repeat(MANY))),
                of(Untrusted.INI_INVENTORY, variable("'" + "\\\\".repeat(MANY) + "'")),
                of(Untrusted.INI_INVENTORY, variable("1" + "_1".repeat(MANY))),
                of(Untrusted.INI_INVENTORY, variable("1" + "_1".repeat(MANY) + ".5")),
                of(Untrusted.INI_INVENTORY, variable("0x" + "f".repeat(MANY))),
                of(Untrusted.INI_INVENTORY, variable("9".repeat(MANY))),
                of(Untrusted.INI_INVENTORY, variable("-".repeat(MANY) + "1")),
                of(Untrusted.INI_INVENTORY, variable("[".repeat(MANY))),
                of(Untrusted.YAML_INVENTORY, "version: 1\ngroups: {g: {hosts: [" + "a".repeat(MANY) + "]}}\n"),
                of(Untrusted.YAML_INVENTORY, "version: 1\ngroups: {g: {hosts: [" + "a.".repeat(MANY) + "a]}}\n"),
                of(Untrusted.YAML_INVENTORY, "version: 1\ngroups: {g: {hosts: [\"a[1-999999999]\"]}}\n"),
                of(Untrusted.YAML_INVENTORY, "version: 1\ngroups: {g: {hosts: [\"a[1-50000][1-50000]\"]}}\n"),
                of(Untrusted.YAML_INVENTORY, "[".repeat(MANY)),
                of(Untrusted.YAML_INVENTORY, "? ".repeat(MANY)),
                of(Untrusted.YAML_INVENTORY, lines(MANY, "k#: 1")),
                of(Untrusted.JSON_INVENTORY, "{\"a\":".repeat(MANY)),
                of(Untrusted.PLAYBOOK, "version: 1\nverify: {timeout: " + "1h".repeat(MANY) + "}\n"),
                of(Untrusted.PLAYBOOK, playbook("loopback: {file: /root/a, size: " + "1".repeat(MANY) + "MB}")),
                of(Untrusted.PLAYBOOK, playbook("device: \"/dev/" + "a/".repeat(MANY) + "\"")),
                of(Untrusted.PLAYBOOK, playbook("device: \"/dev/" + "${a}".repeat(MANY) + "\"")),
                of(Untrusted.PLAYBOOK, "!!javax.script.ScriptEngineManager [!!java.net.URL [http://localhost/]]\n"),
                of(Untrusted.SSH_CONFIG, "Host " + "a ".repeat(MANY) + "\nPort 1\n"),
                of(Untrusted.SSH_CONFIG, "Host " + "*a".repeat(2000) + "*b\nPort 1\n"),
                of(Untrusted.SSH_CONFIG, "User \"" + "\\\"".repeat(MANY) + "\"\n"),
                of(Untrusted.SSH_CONFIG, "ProxyJump " + "a@".repeat(MANY) + "b\n"),
                of(Untrusted.SSH_CONFIG, "ConnectTimeout " + "1w".repeat(MANY) + "\n"),
                of(
                        Untrusted.FSTAB,
                        "/dev/" + "/".repeat(MANY) + " /a" + "/..".repeat(MANY) + " ext4 " + "a,".repeat(MANY)),
                of(Untrusted.FSTAB, "\\040".repeat(MANY) + " /a ext4\n"),
                of(Untrusted.KNOWN_HOSTS, "*a".repeat(2000) + "b* ssh-ed25519 AAAA\n"),
                of(Untrusted.PEER_WORDS, "Unable to reach a settlement of AAlgorithms: [" + "] and [".repeat(MANY)),
                of(Untrusted.PLAN_FILE, "[".repeat(MANY)),
                of(Untrusted.PLAN_FILE, "1".repeat(50 * MANY)),
                of(Untrusted.RUN_EVENTS, "[".repeat(MANY)));
    }

    @ParameterizedTest
    @MethodSource({"ofNodes", "ofFiles"})
    void itIsReadOrRefused(Untrusted kind, String text) {
        assertThatCode(() -> kind.read(text.getBytes(StandardCharsets.UTF_8))).doesNotThrowAnyException();
    }
}
