package io.volmount;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.document.InvalidInput;
import io.volmount.document.TextFile;
import io.volmount.inventory.AgentList;
import io.volmount.journal.DamagedJournal;
import io.volmount.journal.JournalReader;
import io.volmount.playbook.Playbook;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import io.volmount.storage.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever reads a file comes to the end of a mebibyte of its worst, or refuses it in a sentence. What grows with the
 * square of a file would need a million million steps for that, which is hours.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class LargestFilesTest {
    private static final int SIZE = 1 << 20;

    @TempDir
    Path home;

    static Stream<String> worst() {
        return Stream.of(
                " ",
                "\n",
                " \n",
                "a",
                "a ",
                "a\n",
                "a: b\n",
                "- a\n",
                "[",
                "{",
                "[a]\n",
                "[a:children]\na\n",
                "{\"a\":",
                "[],",
                "\"",
                "'",
                "#",
                "\\",
                "%h",
                "*?",
                "!a,",
                "a=b ",
                "a[1:2]",
                "[[",
                "Host *\n",
                "Host a*a*a*a*a*a*a*a*\n",
                "Match host a\n",
                "&a *a ",
                "{\"crc\":\"00000000\",\"event\":{}}\n");
    }

    private interface Reading {
        Object read() throws IOException;
    }

    @ParameterizedTest
    @MethodSource("worst")
    void aFileIsReadToItsEndOrRefused(String worst) throws IOException {
        TextFile text = new TextFile("file", worst.repeat(SIZE / worst.length()));
        Path ini = Files.writeString(home.resolve("hosts"), text.text());
        Path yaml = Files.writeString(home.resolve("hosts.yml"), text.text());
        LocalUser user = new LocalUser("op", "0", home, Map.of());
        List<Reading> readings = List.of(
                () -> AgentList.read(List.of(ini.toString()), InputStream.nullInputStream(), System.err, home),
                () -> AgentList.read(List.of(yaml.toString()), InputStream.nullInputStream(), System.err, home),
                () -> Playbook.read(text),
                () -> Documents.plans().decode(text),
                () -> SshConfig.of(ini, user),
                () -> JournalReader.read(ini));
        for (Reading reading : readings) {
            try {
                assertThat(reading.read()).isNotNull();
            } catch (InvalidInput | DamagedJournal refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }
}
