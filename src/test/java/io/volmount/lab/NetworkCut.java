package io.volmount.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The network between this machine and a lab agent, cut for a while: packets vanish, and nobody is told. */
public final class NetworkCut {
    private NetworkCut() {}

    /** What is to be seen meanwhile. */
    @FunctionalInterface
    public interface Meanwhile {
        void happens() throws Exception;
    }

    /** Needs iptables, and to be root. The network is mended whatever happens. */
    public static void to(AgentContainer agent, Meanwhile meanwhile) throws Exception {
        rules("-I", agent);
        try {
            meanwhile.happens();
        } finally {
            rules("-D", agent);
        }
    }

    private static void rules(String change, AgentContainer agent) throws IOException, InterruptedException {
        String port = Integer.toString(agent.sshPort());
        for (String side : List.of("--dport", "--sport")) {
            iptables(
                    change,
                    "OUTPUT",
                    "-o",
                    "lo",
                    "-p",
                    "tcp",
                    side,
                    port,
                    "-m",
                    "comment",
                    "--comment",
                    "volmount-lab-" + Lab.owner(),
                    "-j",
                    "DROP");
        }
    }

    private static void iptables(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("iptables", "-w"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("cannot cut the network with " + String.join(" ", command) + ": " + said);
        }
    }
}
