package io.volmount.lab;

import static io.volmount.lab.Eventually.eventually;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.RestartPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * A lab agent: a node that boots, reboots, mounts and journals as a real one. Reached at 127.0.0.1 on {@link #sshPort()}
 * as user {@code core} with passwordless sudo; the port stays the same when the node reboots.
 *
 * <p>Closing it detaches its loop devices, which are the host kernel's. Not thread-safe.
 */
public final class AgentContainer extends LabContainer<AgentContainer> {
    private static final String READY = "lab-ready";
    private static final String BOOT_ID = "/proc/sys/kernel/random/boot_id";

    private final LabKey key;
    private int published = 1;
    private List<Integer> ports = List.of();

    /** A private agent of DC/OS 1.9.4 without tasks, unless told otherwise. */
    public AgentContainer(LabKey key) {
        super(key);
        this.key = key;
        role(NodeRole.PRIVATE);
        withExposedPorts(22);
        withCreateContainerCmdModifier(this::asAMachine);
        waitingFor(Wait.forSuccessfulCommand(READY).withStartupTimeout(BOOT));
    }

    public AgentContainer role(NodeRole role) {
        return withEnv("LAB_ROLE", role.word());
    }

    /** The version of DC/OS, as {@code 1.8.1}: it decides on units, binaries, messages and recovery. */
    public AgentContainer version(String dcosVersion) {
        return withEnv("LAB_DCOS_VERSION", dcosVersion);
    }

    /** How many tasks run until the agent stops for the first time. */
    public AgentContainer tasks(int count) {
        return withEnv("LAB_TASKS", Integer.toString(count));
    }

    /** Registers with this master, which has been started. */
    public AgentContainer master(MasterContainer master) {
        return withEnv("LAB_MASTER", master.addressInLab());
    }

    /** Is reached on so many ports, each of which passes for an agent of its own. */
    public AgentContainer published(int count) {
        published = count;
        return this;
    }

    public int sshPort() {
        return ports.get(0);
    }

    /** All on which it is reached. */
    public List<Integer> ports() {
        return ports;
    }

    public Path privateKey() {
        return key.privateKey();
    }

    /** The node's line for a known_hosts file. */
    public String knownHostsLine() {
        return ports.stream().map(port -> "[127.0.0.1]:" + port).collect(Collectors.joining(",")) + " " + hostKey();
    }

    public String bootId() {
        return stdout("cat " + BOOT_ID);
    }

    /** What identifies the decoy's content now: the disk that looks free and holds data that must survive every test. */
    public String decoy() {
        return stdout("d=$(cat /run/lab/decoy.device)\n"
                + "echo \"sha256=$(sha256sum < \"$d\" | cut -d ' ' -f 1)\"\n"
                + "echo \"uuid=$(blkid -p -s UUID -o value \"$d\")\"");
    }

    /** The file that the decoy's content is in. */
    public String decoyFile() {
        return stdout("cat /var/lib/lab/decoy.path");
    }

    /** What identified the decoy's content when the node was made. */
    public String decoyAsMade() {
        return stdout("cat /var/lib/lab/decoy.record");
    }

    /** Reboots the node and returns when it is up again, its Mesos agent too. */
    public void reboot() throws Exception {
        String before = bootId();
        sh("systemctl reboot");
        eventually("rebooted and ready", () -> upSince(before, READY));
    }

    /** Whether the node is up, in another boot than the one given, and a script succeeds on it. */
    public boolean upSince(String bootBefore, String script) {
        return succeeds("[ \"$(cat " + BOOT_ID + ")\" != " + bootBefore + " ]") && succeeds(script);
    }

    /** Whether the node is up and the script succeeds on it. */
    public boolean succeeds(String script) {
        try {
            return sh(script).getExitCode() == 0;
        } catch (DockerException | IllegalStateException downOrBooting) {
            return false;
        }
    }

    @Override
    protected void containerIsStopping(InspectContainerResponse info) {
        try {
            sh("lab-detach-loops");
        } catch (DockerException | IllegalStateException down) {
            logger().debug("{} is down: its loop devices are left to bin/lab down", getContainerId(), down);
        }
    }

    private void asAMachine(CreateContainerCmd create) {
        ports = IntStream.range(0, published).mapToObj(i -> Lab.freePort()).toList();
        HostConfig host = create.getHostConfig();
        host.withCapAdd(Capability.SYS_ADMIN, Capability.SYS_BOOT, Capability.MKNOD)
                .withSecurityOpts(List.of("seccomp=unconfined", "apparmor=unconfined"))
                .withDevices(new Device("rwm", "/dev/loop-control", "/dev/loop-control"))
                .withDeviceCgroupRules(List.of("b 7:* rmw"))
                .withCgroupnsMode("private")
                .withTmpFs(Map.of("/run", "", "/tmp", ""))
                .withRestartPolicy(RestartPolicy.alwaysRestart())
                .withPortBindings(ports.stream()
                        .map(port -> PortBinding.parse("127.0.0.1:" + port + ":22"))
                        .toList());
    }
}
