package io.volmount.app;

import io.volmount.document.InvalidInput;
import io.volmount.document.TextFile;
import io.volmount.inventory.Inventory;
import io.volmount.playbook.Playbook;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The first inventory and playbook of an operator, with comments to continue from.
 *
 * @param agents names or ranges of names, at least one
 * @param user who logs in; empty to leave that to ssh_config
 * @param disk of every agent; empty for a small file, to try things out
 */
record FirstFiles(List<String> agents, Optional<String> user, Optional<String> disk) {
    static final String INVENTORY = "inventory.yml";
    static final String PLAYBOOK = "playbook.yml";

    /**
     * The agents that the inventory names.
     *
     * @throws InvalidInput with all errors
     */
    int check(Path home) {
        Playbook.read(new TextFile(PLAYBOOK, playbook()));
        return Inventory.read(new TextFile(INVENTORY, inventory()), home, home)
                .hosts()
                .size();
    }

    String inventory() {
        String login = user.map(name -> "  user: " + quoted(name) + "\n").orElse("  # user: core\n");
        return """
                # Which agents there are, and how to reach them.
                version: 1
                defaults:
                  # Without a user and an identityFile, ssh_config and ssh-agent decide.
                """
                + login + """
                  # identityFile: ~/.ssh/id_ed25519
                  sudo: passwordless          # none (the user is root) | passwordless | password
                groups:
                  agents:
                    # zone: rack-a            # one group for each rack: a rollout takes agents from the zones in turn
                    hosts:
                """
                + agents.stream()
                        .map(agent -> "      - " + quoted(agent) + "\n")
                        .collect(Collectors.joining());
    }

    String playbook() {
        return """
                # The volumes that every agent is to have, and how carefully to go about it.
                version: 1
                name: data volumes
                volumes:
                  - path: /dcos/volume0         # /dcos/volumeN, N is any whole number
                """ + disk.map(FirstFiles::onDisk).orElse("""
                    # A file, to try things out. For data, name a disk: source: {device: /dev/disk/by-id/...}
                    source: {loopback: {file: /root/volume0.img, size: 200MB}}
                    filesystem: ext4            # ext4 | xfs
                """) + """
                # attributes: {disk: ssd}       # by which services can choose agents
                rollout:
                  canary: 1                     # verified before any other agent begins
                  maxUnavailable: 1             # unavailable at one time; a number, or a percentage such as 10%
                  maxFailures: 0                # more failures than this stop the rollout
                """;
    }

    private static String onDisk(String device) {
        return """
                    # A name under /dev/disk/by-id stays the same; /dev/sdb may be another disk after a reboot.
                    source: {device: %s}
                    filesystem: xfs             # ext4 | xfs
                """.formatted(quoted(device));
    }

    /** A JSON string is a YAML string. */
    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
