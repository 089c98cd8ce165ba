package io.volmount.lab;

/**
 * A point in a node's doing at which it waits, while it is held there, until it is let go. So "in the middle of" it is a
 * fact, however fast or slow the machine is.
 */
public final class HoldPoint {
    private final AgentContainer agent;
    private final String name;

    private HoldPoint(AgentContainer agent, String name) {
        this.agent = agent;
        this.name = name;
    }

    /** Each call of a program of the node, such as {@code /sbin/mkfs.ext4}, before it does anything. Calls are counted. */
    public static HoldPoint program(AgentContainer agent, String path) {
        agent.stdout("lab-divert " + path);
        return new HoldPoint(agent, path.substring(path.lastIndexOf('/') + 1));
    }

    /** The node's boots, before anything on it runs. */
    public static HoldPoint boot(AgentContainer agent) {
        return new HoldPoint(agent, "boot");
    }

    /** From now on the node goes no further than this point. */
    public void hold() {
        agent.stdout(": > /var/lib/lab/hold/" + name);
    }

    /** Whether it waits at this point now. */
    public boolean held() {
        return agent.succeeds("test -e /var/lib/lab/held/" + name);
    }

    /** It goes on from here, and is held no more. */
    public void letGo() {
        agent.stdout("rm -f /var/lib/lab/hold/" + name);
    }

    /** How often the program was called since the point was made. */
    public int calls() {
        return Integer.parseInt(agent.stdout("wc -l < /var/lib/lab/calls/" + name));
    }
}
