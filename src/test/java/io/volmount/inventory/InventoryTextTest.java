package io.volmount.inventory;

import static io.volmount.inventory.Read.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.document.SourceLocation;
import io.volmount.document.TextFile;
import io.volmount.inventory.source.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Agents written down say what they said, wherever they are read again. */
class InventoryTextTest {
    private static final Path ELSEWHERE = Path.of("/elsewhere");

    static Stream<Path> examples() throws IOException {
        return Files.list(Path.of("inventories"));
    }

    private static Inventory again(Inventory inventory) {
        return Inventory.read(new TextFile("kept", inventory.text(HOME)), HOME, ELSEWHERE);
    }

    private static void assertKept(Inventory inventory) {
        assertThat(again(inventory))
                .usingRecursiveComparison()
                .ignoringFieldsOfTypes(SourceLocation.class)
                .ignoringFieldsMatchingRegexes(".*groups")
                .isEqualTo(inventory);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsKept(Path file) {
        assertKept(Inventories.load(file, HOME));
    }

    @Test
    void everySettingIsKept() {
        Inventory inventory = Read.of(
                "{name: a1, address: 10.0.0.1, port: 2201, user: core, identityFile: /k,"
                        + " knownHostsFile: /h, algorithms: legacy, sudo: none, sshArgs: '-J b1 -o \"User=a b\"', role: public, zone: z, vars: {v: 1}}");

        assertThat(Setting.values())
                .allSatisfy(setting -> assertThat(inventory.text(HOME)).contains("\"" + setting.key() + "\":"));
        assertKept(inventory);
    }

    @Test
    void pathsAreKeptFromTheirOwnDirectoryAndFromWhoeversHome() {
        Inventory kept = Read.of("{name: a1, identityFile: keys/a1, knownHostsFile: ~/.ssh/hosts}");
        Inventory elsewhere = Inventory.read(new TextFile("kept", kept.text(HOME)), Path.of("/home/you"), ELSEWHERE);

        assertThat(Read.value(elsewhere.hosts().get(0).identityFile())).contains(Path.of("/inv/keys/a1"));
        assertThat(Read.value(elsewhere.hosts().get(0).knownHostsFile())).contains(Path.of("/home/you/.ssh/hosts"));
    }

    @Test
    void passwordsOfAnAnsibleInventoryAreLeftBehind() {
        Inventory inventory = Read.inventory(
                "hosts.ini",
                "a1 ansible_host=::1 ansible_become_password=hunter2 ansible_ssh_pass=hunter3 db_token=hunter4 disk=/dev/vdb\n");

        assertThat(inventory.text(HOME)).contains("/dev/vdb").doesNotContain("hunter");
        assertKept(inventory);
        assertThat(Read.value(again(inventory).hosts().get(0).sudo())).contains(Sudo.PASSWORD);
    }
}
