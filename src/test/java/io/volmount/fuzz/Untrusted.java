package io.volmount.fuzz;

import io.volmount.text.Worded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that others write and volmount reads, each with what must hold whatever it is. Its word names its folder in the
 * corpus.
 */
public enum Untrusted implements Worded {
    NODE_LOOK(NodeLook::read, "src/test/resources/io/volmount/fuzz/nodes"),
    NODE_SECTION(NodeSection::read),
    NODE_STEP(NodeStep::read),
    NODE_CHECKUP(NodeCheckup::read),
    SUDO(SudoWords::read),
    FSTAB(FstabText::read, "src/test/resources/io/volmount/shell/fstab"),
    PLAYBOOK(OperatorFiles::playbook, "playbook-templates"),
    YAML_INVENTORY(
            OperatorFiles::yamlInventory,
            "inventories/private-agents.yml",
            "inventories/per-agent-disks.yml",
            "inventories/ansible.yml",
            "src/test/resources/io/volmount/inventory/ansible/yaml-anchors",
            "src/test/resources/io/volmount/inventory/ansible/yaml-structures"),
    INI_INVENTORY(
            OperatorFiles::iniInventory,
            "inventories/ansible.ini",
            "src/test/resources/io/volmount/inventory/ansible/ini-literals",
            "src/test/resources/io/volmount/inventory/ansible/ini-shlex-quotes",
            "src/test/resources/io/volmount/inventory/ansible/ini-range-several"),
    JSON_INVENTORY(
            OperatorFiles::jsonInventory,
            "src/test/resources/io/volmount/inventory/ansible/json-inventory",
            "src/test/resources/io/volmount/inventory/ansible/exported"),
    SSH_CONFIG(OperatorFiles::sshConfig, "src/test/resources/io/volmount/sshconfig"),
    DEFAULTS(OperatorFiles::defaults),
    MASTER_ANSWER(MasterAnswer::read),
    RUN_LOG(RunFiles::log),
    RUN_SUMMARY(RunFiles::summary),
    RUN_EVENTS(RunFiles::events),
    PLAN_FILE(RunFiles::file),
    PLAN(RunFiles::plan),
    KNOWN_HOSTS(PeerInputs::knownHosts, "src/test/resources/io/volmount/fuzz/known_hosts"),
    HOST_KEY(PeerInputs::hostKey),
    USER_KEY(PeerInputs::userKey),
    PRIVATE_KEY(PeerInputs::privateKey),
    PEER_WORDS(PeerInputs::words),
    BANNER(PeerInputs::banner),
    MASKED_TEXT(MaskedText::read),
    SHOWN_TEXT(ShownText::read);

    private final Reader reader;
    private final List<Path> others;

    /** Throws what it does not say that it throws, or an {@link AssertionError}, if something does not hold. */
    @FunctionalInterface
    interface Reader {
        void read(byte[] input) throws Exception;
    }

    Untrusted(Reader reader, String... others) {
        this.reader = reader;
        this.others = Stream.of(others).map(Path::of).toList();
    }

    public void read(byte[] input) throws Exception {
        reader.read(input);
    }

    /** Its own inputs, and other files of the project that make good ones. */
    public List<Path> places() {
        Path own = Corpus.folder(word());
        return Stream.concat(Stream.of(own).filter(Files::isDirectory), others.stream())
                .toList();
    }
}
