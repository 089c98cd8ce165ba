package io.volmount.lab;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * An OpenSSH server with a configuration of its own and nothing around it: no systemd, no DC/OS, quick to start. Without
 * {@link #published} there is no way to it from here, only from the networks it is in. Not thread-safe.
 */
public final class SshdContainer extends LabContainer<SshdContainer> {
    private static final String START = """
            set -eu
            mkdir -p /run/sshd
            tr -d - < /proc/sys/kernel/random/uuid > /etc/machine-id
            ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key
            install -o core -m 0600 /dev/null /home/core/.ssh/authorized_keys
            printf '%s\\n' "$LAB_AUTHORIZED_KEY" > /home/core/.ssh/authorized_keys
            printf '%s\\n' "$LAB_SSHD_CONFIG" 'HostKey /etc/ssh/ssh_host_ed25519_key' > /etc/ssh/sshd_config.d/lab.conf
            eval "$LAB_PREPARATION"
            exec /usr/sbin/sshd -D -e
            """;

    private final Map<Network, List<String>> networks = new LinkedHashMap<>();
    private int published;
    private List<Integer> ports = List.of();

    public SshdContainer(LabKey key) {
        super(key);
        config("");
        prepared("");
        withCreateContainerCmdModifier(this::asAServer);
        waitingFor(
                Wait.forLogMessage(".*Server listening on 0\\.0\\.0\\.0 .*", 1).withStartupTimeout(BOOT));
    }

    /** A network without a way in: only what is in it reaches what is in it, not even this machine does. */
    public static Network networkApart() {
        return Network.builder()
                .createNetworkCmdModifier(create -> create.withInternal(true)
                        .withOptions(Map.of("com.docker.network.bridge.inhibit_ipv4", "true"))
                        .withLabels(Lab.labels()))
                .build();
    }

    /** Lines of sshd_config, which come before the distribution's. */
    public SshdContainer config(String lines) {
        return withEnv("LAB_SSHD_CONFIG", lines);
    }

    /** What root runs before sshd starts. */
    public SshdContainer prepared(String script) {
        return withEnv("LAB_PREPARATION", script);
    }

    /** Is reached at 127.0.0.1, on so many ports. */
    public SshdContainer published(int count) {
        published = count;
        return withExposedPorts(22);
    }

    /** Is in this network too, where it goes by these names. */
    public SshdContainer in(Network network, String... names) {
        networks.put(network, List.of(names));
        return this;
    }

    /** Once it is started. */
    public List<Integer> ports() {
        return ports;
    }

    public int port() {
        return ports.get(0);
    }

    /** Its address in a network. */
    public String address(Network network) {
        return getContainerInfo().getNetworkSettings().getNetworks().values().stream()
                .filter(joined -> network.getId().equals(joined.getNetworkID()))
                .map(ContainerNetwork::getIpAddress)
                .findFirst()
                .orElseThrow();
    }

    /** Lines for a known_hosts file, of each way to it from here. */
    public String knownHosts() {
        String key = hostKey();
        StringBuilder lines = new StringBuilder();
        ports.forEach(port -> lines.append("[127.0.0.1]:" + port + " " + key + "\n"));
        networks.values().forEach(names -> lines.append(String.join(",", names) + " " + key + "\n"));
        return lines.toString();
    }

    /** Ends it at once, and every connection with it. */
    public void kill() {
        getDockerClient().killContainerCmd(getContainerId()).exec();
    }

    @Override
    protected void containerIsCreated(String id) {
        joined().skip(published == 0 ? 1 : 0)
                .forEach(joined -> getDockerClient()
                        .connectToNetworkCmd()
                        .withContainerId(id)
                        .withNetworkId(joined.getKey().getId())
                        .withContainerNetwork(new ContainerNetwork().withAliases(joined.getValue()))
                        .exec());
    }

    private Stream<Map.Entry<Network, List<String>>> joined() {
        return networks.entrySet().stream();
    }

    private void asAServer(CreateContainerCmd create) {
        create.withEntrypoint("sh", "-c", START);
        HostConfig host = create.getHostConfig();
        if (published == 0) {
            joined().limit(1).forEach(only -> {
                host.withNetworkMode(only.getKey().getId());
                create.withAliases(only.getValue());
            });
        } else {
            ports = IntStream.range(0, published).mapToObj(i -> Lab.freePort()).toList();
            host.withPortBindings(ports.stream()
                    .map(port -> PortBinding.parse("127.0.0.1:" + port + ":22"))
                    .toList());
        }
    }
}
