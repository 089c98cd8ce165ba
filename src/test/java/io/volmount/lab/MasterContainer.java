package io.volmount.lab;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.PortBinding;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * A stand-in for the masters of a cluster: one that leads and one that does not. What it tells of agents is what they have
 * told it themselves when they registered. Not thread-safe.
 */
public final class MasterContainer extends GenericContainer<MasterContainer> {
    /** Masters of a cluster have an address each and the same port. */
    private static final String LEADER = "127.0.0.1";

    private static final String ANOTHER = "127.0.0.2";
    private static final int LEADING = 5050;
    private static final int LEADING_OVER_TLS = 5443;
    private static final int NOT_LEADING = 5060;

    private String token = "";
    private String version = "1.9.0";
    private Duration drainTime = Duration.ofSeconds(2);
    private int port;
    private int tlsPort;

    /** One that answers everybody. */
    public MasterContainer() {
        super(DockerImageName.parse(Lab.image()));
        withImagePullPolicy(image -> false);
        withLabels(Lab.labels());
        withStartupAttempts(3);
        withExposedPorts(LEADING, LEADING_OVER_TLS, NOT_LEADING);
        withCreateContainerCmdModifier(this::asMaster);
        waitingFor(Wait.forSuccessfulCommand("curl -s -o /dev/null localhost:" + LEADING + "/version")
                .withStartupTimeout(Duration.ofMinutes(5)));
    }

    /** Answers only those who show this token. */
    public MasterContainer token(String token) {
        this.token = token;
        return this;
    }

    /** The version of Mesos: since 1.9 a master can drain agents. */
    public MasterContainer version(String version) {
        this.version = version;
        return this;
    }

    /** In how long the tasks of an agent end, one after the other, when it is drained or in a maintenance window. */
    public MasterContainer drainTime(Duration time) {
        drainTime = time;
        return this;
    }

    /** The address of the leading master. */
    public URI url() {
        return URI.create("http://" + LEADER + ":" + port);
    }

    /** Its address over TLS. */
    public URI urlOverTls() {
        return URI.create("https://" + LEADER + ":" + tlsPort);
    }

    /** Copies the certificate that it shows, and signs itself, to this file. */
    public Path caFile(Path file) {
        copyFileFromContainer("/opt/lab/master-ca.pem", file.toString());
        return file;
    }

    /** The address of a master that does not lead. */
    public URI urlOfAnother() {
        return URI.create("http://" + ANOTHER + ":" + port);
    }

    /** {@code HOST:PORT} for what runs on agents. */
    public String addressInLab() {
        return getContainerInfo()
                        .getNetworkSettings()
                        .getNetworks()
                        .get("bridge")
                        .getIpAddress() + ":" + LEADING;
    }

    private void asMaster(CreateContainerCmd create) {
        port = Lab.freePort();
        tlsPort = Lab.freePort();
        create.withEntrypoint("/opt/lab/dcos/bin/mesos-master")
                .withEnv(
                        "LAB_LEADER=" + LEADER + ":" + port,
                        "LAB_MASTER_TOKEN=" + token,
                        "LAB_MESOS_VERSION=" + version,
                        "LAB_DRAIN_SECONDS=" + drainTime.toMillis() / 1000.0);
        create.getHostConfig()
                .withPortBindings(List.of(
                        PortBinding.parse(LEADER + ":" + port + ":" + LEADING),
                        PortBinding.parse(LEADER + ":" + tlsPort + ":" + LEADING_OVER_TLS),
                        PortBinding.parse(ANOTHER + ":" + port + ":" + NOT_LEADING)));
    }
}
