package io.volmount.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What stands in {@link AnsibleCorpus} is what Ansible says. */
class AgainstAnsibleTest {
    @TempDir
    Path empty;

    @Test
    void ansibleReadsEveryInventoryAsItIsKeptHere() throws IOException {
        boolean installed = Files.isExecutable(Path.of("/usr/bin/ansible-inventory"));
        assumeTrue(
                installed || "required".equals(System.getProperty("volmount.lab")),
                "ansible-inventory is not installed");
        Files.createFile(empty.resolve("ansible.cfg"));
        Map<String, Map<String, String>> kept = new TreeMap<>();
        Map<String, Map<String, String>> said = new ConcurrentSkipListMap<>();
        for (Path inventory : AnsibleCorpus.cases().toList()) {
            kept.put(inventory.getFileName().toString(), AnsibleCorpus.listed(AnsibleCorpus.expected(inventory)));
        }
        AnsibleCorpus.cases()
                .parallel()
                .forEach(inventory -> said.put(
                        inventory.getFileName().toString(),
                        AnsibleCorpus.listed(JsonMapper.shared().readTree(listing(inventory)))));

        assertThat(said).isEqualTo(kept);
    }

    /** Run where nothing lies beside it, for Ansible reads {@code group_vars} there too. */
    private String listing(Path inventory) {
        List<String> command = new ArrayList<>(List.of("ansible-inventory", "--list"));
        for (String source : AnsibleCorpus.sources(inventory)) {
            Path file = inventory.resolve(source).toAbsolutePath();
            command.addAll(List.of("-i", Files.exists(file) ? file.toString() : source));
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(empty.toFile());
            builder.environment().put("HOME", empty.toString());
            builder.environment()
                    .put("ANSIBLE_CONFIG", empty.resolve("ansible.cfg").toString());
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(inventory.toString()).isZero();
            return printed;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
