import static java.nio.charset.StandardCharsets.UTF_8;

import io.volmount.ssh.ScriptedServer;
import io.volmount.ssh.ScriptedServer.Running;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.SshServer;

/**
 * An SSH server whose every loopback address is an agent that answers volmount's scripts as a real one did, from what was
 * recorded in {@code replayed}: before `apply`, and after its reboot. Nothing runs, so that a thousand agents have room on
 * one machine. Run by {@code apply.sh}.
 */
final class ReplayedAgents {
    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration DOWN = Duration.ofSeconds(5);

    /** The uptime at which the recorded agent had just started, in the clock of its journal. */
    private static final double RECORDED_UPTIME = 28_626;

    /** {@code NAME='value'}, at the top of each script. */
    private static final Pattern PARAMETER = Pattern.compile("^([A-Z_]+)='([^']*)'$", Pattern.MULTILINE);

    private static final Map<String, String> SENTENCES = Map.of(
            "stop-agent", "dcos-mesos-slave.service is inactive",
            "clear-resource-state", "removed /var/lib/dcos/mesos-resources",
            "clear-agent-checkpoint",
                    "removed /var/lib/mesos/slave/meta/slaves/latest, which pointed to"
                            + " /var/lib/mesos/slave/meta/slaves/51abecd8-41d4-458c-9b8e-7b5cbfa5768c-S0",
            "create-backing-file", "/root/volume0.img has 209715200 bytes",
            "make-filesystem", "/root/volume0.img contains ext4 with UUID ${uuid}",
            "add-fstab-entry", "added to /etc/fstab: /root/volume0.img /dcos/volume0 ext4 loop,nosuid,nodev 0 2",
            "mount-volume", "/dcos/volume0 is mounted, UUID ${uuid}",
            "reboot", "requested a reboot; boot ${boot} ends");

    private final Map<String, Node> nodes = new ConcurrentHashMap<>();
    private final ScriptedServer server = new ScriptedServer();
    private final ScheduledExecutorService reboots = Executors.newSingleThreadScheduledExecutor();
    private final String before;
    private final String after;

    private ReplayedAgents(Path recorded) throws IOException {
        before = Files.readString(recorded.resolve("before.txt"));
        after = Files.readString(recorded.resolve("after.txt"));
    }

    /** What one agent is. Its scripts come one after the other. */
    private static final class Node {
        private final Map<String, String> values = new HashMap<>();
        private volatile Instant up = Instant.now();
        private volatile boolean rebooted;

        private Node(String address) {
            values.put("host", "agent-" + address.replace('.', '-'));
            values.put("machine", random().replace("-", ""));
            boot();
        }

        private static String random() {
            return UUID.randomUUID().toString();
        }

        private void boot() {
            String boot = random();
            values.put("boot", boot);
            values.put("boot-in-journal", boot.replace("-", ""));
        }

        boolean isDown() {
            return Instant.now().isBefore(up);
        }

        synchronized void reboot() {
            up = Instant.now().plus(DOWN);
            rebooted = true;
            boot();
        }

        /** The text with this agent's values in the place of the recorded one's. */
        synchronized String filled(String text) {
            double seconds = Duration.between(up, Instant.now()).toMillis() / 1000.0;
            values.put("uptime", String.valueOf(RECORDED_UPTIME + seconds));
            String filled = text;
            for (Map.Entry<String, String> value : values.entrySet()) {
                filled = filled.replace("${" + value.getKey() + "}", value.getValue());
            }
            return filled;
        }

        synchronized void learn(Map<String, String> parameters) {
            if (parameters.containsKey("FSUUID")) {
                values.put("uuid", parameters.get("FSUUID"));
            }
        }
    }

    /** @param arguments the port, the file of the host key, and the folder of what was recorded */
    public static void main(String[] arguments) throws Exception {
        new ReplayedAgents(Path.of(arguments[2])).serve(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
    }

    private void serve(int port, Path hostKey) throws Exception {
        SshServer settings = server.on("sh -s", this::answer).settings();
        settings.setHost("0.0.0.0");
        settings.setPort(port);
        settings.setKeyPairProvider(new FileKeyPairProvider(hostKey));
        settings.addSessionListener(new SessionListener() {
            @Override
            public void sessionCreated(Session session) {
                if (node(session).isDown()) {
                    session.close(true);
                }
            }
        });
        server.start();
        System.out.println("ready");
        Thread.currentThread().join();
    }

    private Node node(Session session) {
        return nodes.computeIfAbsent(address(session), Node::new);
    }

    private static String address(Session session) {
        return ((InetSocketAddress) session.getIoSession().getLocalAddress()).getHostString();
    }

    private void answer(Running command) throws Exception {
        Session session = command.channel().getSession();
        Node node = node(session);
        Map<String, String> parameters = parameters(new String(command.stdin().readAllBytes(), UTF_8));
        boolean step = parameters.containsKey("STEP");
        node.learn(parameters);
        if (step) {
            Thread.sleep(STEP.toMillis());
        }
        String answer = node.filled(step ? result(parameters) : sections(parameters, node));
        command.stdout().write(answer.replace("@NONCE", "@" + parameters.get("NONCE")).getBytes(UTF_8));
        command.stdout().flush();
        command.exit(0);
        if (step && parameters.get("STEP").equals("reboot")) {
            reboots.schedule(() -> {
                node.reboot();
                session.close(true);
            }, 200, TimeUnit.MILLISECONDS);
        }
    }

    private static Map<String, String> parameters(String script) {
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(script.substring(0, script.indexOf("\nset -u\n") + 1));
        while (matcher.find()) {
            parameters.put(matcher.group(1), matcher.group(2));
        }
        return parameters;
    }

    private static String result(Map<String, String> parameters) {
        String step = parameters.get("STEP");
        String sentence = parameters.get("WORK").equals("release")
                ? "the node is no longer locked by run " + parameters.get("RUN")
                : SENTENCES.get(step);
        if (sentence == null) {
            return "\n@NONCE failed no answer was recorded for " + step + "\n";
        }
        return "\n@NONCE changed " + sentence + "\n";
    }

    private String sections(Map<String, String> parameters, Node node) {
        List<String> parts = Arrays.asList(parameters.get("PARTS").split(" "));
        String recorded = node.rebooted ? after : before;
        if (parts.equals(List.of("boot"))) {
            return recorded.substring(0, recorded.indexOf("\n@NONCE section step-at-work")) + "\n@NONCE end\n";
        }
        return recorded;
    }
}
