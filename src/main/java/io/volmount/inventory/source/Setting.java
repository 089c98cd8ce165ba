package io.volmount.inventory.source;

/** The settings of a host, a group or all hosts. */
public enum Setting {
    ADDRESS("address"),
    PORT("port"),
    USER("user"),
    IDENTITY_FILE("identityFile"),
    KNOWN_HOSTS_FILE("knownHostsFile"),
    SSH_ARGUMENTS("sshArgs"),
    ALGORITHMS("algorithms"),
    SUDO("sudo"),
    ROLE("role"),
    ZONE("zone");

    private final String key;

    Setting(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
