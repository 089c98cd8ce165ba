package io.volmount.fuzz;

import io.volmount.app.context.DefaultsFile;
import io.volmount.document.Diagnostic;
import io.volmount.document.InvalidInput;
import io.volmount.document.TextFile;
import io.volmount.inventory.Inventory;
import io.volmount.playbook.AgentDiagnostics;
import io.volmount.playbook.Playbook;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Inventories, playbooks and ssh_config: each is followed, or refused in sentences that name the place. */
final class OperatorFiles {
    private static final Path HOME = Path.of("/home/op");
    private static final Path NOWHERE = Path.of("/nowhere/at/all");
    private static final LocalUser USER = new LocalUser("op", "1000", NOWHERE, Map.of("X", "x,y z"));
    /** Most characters of one sentence about a file; it may quote a line. */
    private static final int SENTENCE = 4000;

    private OperatorFiles() {}

    static void playbook(byte[] input) {
        refusable(() -> {
            Playbook playbook = Playbook.read(file("playbook.yml", input));
            playbook.resolvedFor("a1", Map.of("disk", "/dev/vdb"), new AgentDiagnostics());
        });
    }

    /** In volmount's own form, or Ansible's. */
    static void yamlInventory(byte[] input) {
        inventory("inventory.yml", input);
    }

    static void iniInventory(byte[] input) {
        inventory("hosts", input);
    }

    static void jsonInventory(byte[] input) {
        inventory("inventory.json", input);
    }

    /** What is kept of an inventory is an inventory of the same agents. */
    private static void inventory(String name, byte[] input) {
        refusable(() -> {
            Inventory inventory = Inventory.read(file(name, input), HOME, NOWHERE);
            String kept = inventory.text(HOME);
            Inventory again = Inventory.read(new TextFile("inputs.json", kept), HOME, NOWHERE);
            Sane.hold(again.text(HOME).equals(kept), "not read back as it was kept", kept);
        });
    }

    static void sshConfig(byte[] input) throws IOException {
        Path file = ScratchFile.holding(input);
        refusable(() -> {
            SshConfig config = SshConfig.of(file, USER);
            for (String host : new String[] {"a1", "10.0.0.1", "b.example.com"}) {
                config.settingsFor(host, SshConfig.Given.NOTHING).notes();
            }
            config.unused();
        });
    }

    static void defaults(byte[] input) throws IOException {
        Path directory = ScratchFile.directoryWith("volmount.yml", input);
        refusable(() -> DefaultsFile.in(directory, HOME));
    }

    private static TextFile file(String name, byte[] input) {
        return TextFile.read(name, new ByteArrayInputStream(input));
    }

    private static void refusable(Runnable reading) {
        try {
            reading.run();
        } catch (InvalidInput refused) {
            Sane.hold(!refused.diagnostics().isEmpty(), "refused without a word", refused);
            for (Diagnostic diagnostic : refused.diagnostics()) {
                Sane.shown(diagnostic.message());
                Sane.hold(diagnostic.message().length() > 10, "no sentence", diagnostic);
                Sane.hold(!diagnostic.message().contains("\n"), "a sentence of several lines", diagnostic);
                Sane.atMost(SENTENCE, diagnostic.message());
            }
        }
    }
}
