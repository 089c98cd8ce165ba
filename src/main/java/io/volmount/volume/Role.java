package io.volmount.volume;

import io.volmount.text.Worded;

/** The role of an agent. Unit names are those of DC/OS 1.7 to 2.2. */
public enum Role implements Worded {
    PRIVATE("dcos-mesos-slave", "priv"),
    PUBLIC("dcos-mesos-slave-public", "pub");

    private final String unitStem;
    private final String abbreviation;

    Role(String unitStem, String abbreviation) {
        this.unitStem = unitStem;
        this.abbreviation = abbreviation;
    }

    /** The systemd service of the Mesos agent, as {@code dcos-mesos-slave.service}. */
    public String unit() {
        return unitStem + ".service";
    }

    /** The service that discovers volumes on DC/OS 1.7 to 1.8.1; later versions have none. */
    public String discoveryUnit() {
        return "dcos-vol-discovery-" + abbreviation + "-agent.service";
    }
}
