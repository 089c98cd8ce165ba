package io.volmount.agent;

import java.util.Locale;

/** What an agent offers its resources for. Unit names are those of DC/OS 1.7 to 2.2. */
public enum Role {
    PRIVATE("dcos-mesos-slave"),
    PUBLIC("dcos-mesos-slave-public");

    private final String unitStem;

    Role(String unitStem) {
        this.unitStem = unitStem;
    }

    /** The systemd service of the Mesos agent, as {@code dcos-mesos-slave.service}. */
    public String unit() {
        return unitStem + ".service";
    }

    /** The lower-case word used in inventories and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
