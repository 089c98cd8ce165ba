package io.volmount;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.app.context.DefaultsFile;
import io.volmount.document.InvalidInput;
import io.volmount.document.TextFile;
import io.volmount.inventory.AgentList;
import io.volmount.journal.DamagedJournal;
import io.volmount.journal.JournalReader;
import io.volmount.mesos.JsonAnswer;
import io.volmount.mesos.MasterAnswers;
import io.volmount.mesos.UnusableAnswer;
import io.volmount.playbook.Playbook;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import io.volmount.storage.Documents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads a text as each kind of file that volmount reads, and as each answer of a master. */
final class LargestFile implements Consumer<String[]> {
    private interface Reading {
        Object read() throws IOException;
    }

    /**
     * @param file its text, two files that hold it, one by the name of an INI file, one by that of a YAML file, and a directory
     *     where {@code volmount.yml} does
     */
    @Override
    public void accept(String[] file) {
        TextFile text = new TextFile("file", file[0]);
        Path ini = Path.of(file[1]);
        Path yaml = Path.of(file[2]);
        Path directory = Path.of(file[3]);
        Path home = ini.getParent();
        LocalUser user = new LocalUser("op", "0", home, Map.of());
        List<Reading> files = List.of(
                () -> AgentList.readFiles(List.of(ini.toString()), home),
                () -> AgentList.readFiles(List.of(yaml.toString()), home),
                () -> Playbook.read(text),
                () -> Documents.plans().decode(text),
                () -> Documents.summaries().decode(text),
                () -> DefaultsFile.in(directory, home),
                () -> SshConfig.of(ini, user),
                () -> JournalReader.read(ini));
        byte[] answer = file[0].getBytes(StandardCharsets.UTF_8);
        Stream<Reading> answers = MasterAnswers.readers().stream()
                .map(reader -> () ->
                        reader.read(new JsonAnswer(new ByteArrayInputStream(answer), answer.length, answer.length)));
        for (Reading reading : Stream.concat(files.stream(), answers).toList()) {
            try {
                assertThat(reading.read()).isNotNull();
            } catch (InvalidInput | DamagedJournal | UnusableAnswer refused) {
                assertThat(refused.getMessage()).isNotBlank();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
