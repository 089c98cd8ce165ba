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
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads a text as each kind of file that volmount reads. */
final class LargestFile implements Consumer<String[]> {
    private interface Reading {
        Object read() throws IOException;
    }

    /** @param file its text, and two files that hold it: one by the name of an INI file, one by that of a YAML file */
    @Override
    public void accept(String[] file) {
        TextFile text = new TextFile("file", file[0]);
        Path ini = Path.of(file[1]);
        Path yaml = Path.of(file[2]);
        Path home = ini.getParent();
        LocalUser user = new LocalUser("op", "0", home, Map.of());
        List<Reading> readings = List.of(
                () -> AgentList.readFiles(List.of(ini.toString()), home),
                () -> AgentList.readFiles(List.of(yaml.toString()), home),
                () -> Playbook.read(text),
                () -> Documents.plans().decode(text),
                () -> SshConfig.of(ini, user),
                () -> JournalReader.read(ini));
        for (Reading reading : readings) {
            try {
                assertThat(reading.read()).isNotNull();
            } catch (InvalidInput | DamagedJournal refused) {
                assertThat(refused.getMessage()).isNotBlank();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
