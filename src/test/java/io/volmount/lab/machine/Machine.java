package io.volmount.lab.machine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.volmount.cli.OperatorFixture;
import io.volmount.lab.LabKey;
import io.volmount.lab.LabNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lab agent that is a machine: with a kernel, udev and disks of its own, which can be plugged in and pulled out. Reached
 * at 127.0.0.1 on {@link #sshPort()} as user {@code core} with passwordless sudo, also after a reboot; what a test writes
 * to its disks is gone with it. Not thread-safe.
 */
final class Machine implements LabNode, AutoCloseable {
    private static final Duration BOUND = Duration.ofMinutes(20);
    static final String UNIT = "dcos-mesos-slave.service";

    private static final Path HOME = Path.of("target/lab/machine");
    private static final Pattern FORWARDED = Pattern.compile("HOST_FORWARD]\\s+\\d+\\s+127\\.0\\.0\\.1\\s+(\\d+)\\s");

    private static final String PUT_BACK = """
            set -e
            [ -e /etc/fstab.new ] || cp -a /etc/fstab /etc/fstab.new
            systemctl stop dcos-mesos-slave
            grep -o ' /dcos/[^ ]*' /proc/mounts | tac | xargs -r umount -l
            cp -a /etc/fstab.new /etc/fstab
            rm -rf /etc/systemd/system/dcos-volume*.mount /etc/systemd/system/*/dcos-volume*.mount
            systemctl daemon-reload
            if systemctl -q is-active emergency.target; then systemctl --no-block default; fi
            rm -rf /dcos /var/lib/dcos/mesos-resources* /var/lib/mesos/slave/meta /var/lib/volmount
            vgs --noheadings -o name | xargs -r vgremove -ff -y
            systemctl reset-failed
            systemctl start dcos-mesos-slave
            """;

    /** @param path under which the node has it */
    private record Disk(String id, String path) {}

    private final Process qemu;
    private final Monitor monitor;
    private final RootShell shell;
    private final LabKey key;
    private final Map<String, Disk> disks = new LinkedHashMap<>();
    private int plugged;

    private Machine(Process qemu, Monitor monitor, RootShell shell, LabKey key) {
        this.qemu = qemu;
        this.monitor = monitor;
        this.shell = shell;
        this.key = key;
    }

    /** Boots a private agent from the folder that bin/lab made. */
    static Machine start(Path image) throws IOException, InterruptedException {
        Files.createDirectories(HOME);
        for (String left : List.of("id_ed25519", "id_ed25519.pub", "qmp", "shell")) {
            Files.deleteIfExists(HOME.resolve(left));
        }
        LabKey key = LabKey.in(HOME);
        Process qemu = Qemu.start(image.toAbsolutePath(), HOME, key);
        try {
            Qemu.await(qemu, HOME);
            Machine machine =
                    new Machine(qemu, new Monitor(HOME.resolve("qmp")), new RootShell(HOME.resolve("shell")), key);
            machine.awaitReady();
            return machine;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            qemu.destroyForcibly();
            throw e;
        }
    }

    int sshPort() {
        String network = monitor.execute("human-monitor-command", Map.of("command-line", "info usernet"))
                .asString();
        Matcher forwarded = FORWARDED.matcher(network);
        if (!forwarded.find()) {
            throw new AssertionError("no port leads to the machine: " + network);
        }
        return Integer.parseInt(forwarded.group(1));
    }

    /** The node's line for a known_hosts file. */
    String knownHostsLine() {
        return "[127.0.0.1]:" + sshPort() + " " + stdout("cut -d ' ' -f 1,2 /etc/ssh/ssh_host_ed25519_key.pub");
    }

    /** An operator whose inventory has this node, as {@code machine}. */
    OperatorFixture operator(Path directory) throws IOException {
        return OperatorFixture.in(directory, key).lists("machine", sshPort()).trusts(knownHostsLine() + "\n");
    }

    /** Whether the script succeeds. */
    boolean succeeds(String script) {
        return sh(script).exitCode() == 0;
    }

    @Override
    public String stdout(String script) {
        RootShell.Result result = sh(script);
        if (result.exitCode() != 0) {
            throw new AssertionError("exit " + result.exitCode() + " of: " + script + "\n" + result.stderr());
        }
        return result.stdout();
    }

    private RootShell.Result sh(String script) {
        return shell.run(script, BOUND)
                .orElseThrow(
                        () -> new AssertionError("no answer within " + BOUND.toMinutes() + " minutes to: " + script));
    }

    String bootId() {
        return stdout("cat /proc/sys/kernel/random/boot_id");
    }

    /** Reboots the node and returns when the script succeeds in its new boot. */
    void rebootInto(String script) throws Exception {
        String before = bootId();
        stdout("systemctl --no-block reboot");
        awaitBootAfter(before);
        await(script);
    }

    /** Returns when another boot answers, whatever state it is in. */
    void awaitBootAfter(String before) throws InterruptedException {
        await("[ $(cat /proc/sys/kernel/random/boot_id) != " + before + " ]");
    }

    /** Returns when the node is up, its Mesos agent too. */
    void awaitReady() throws InterruptedException {
        await("lab-ready");
    }

    /** Returns when the script succeeds. What is asked of a node that goes down is lost, so it is asked again. */
    void await(String script) throws InterruptedException {
        long deadline = System.nanoTime() + BOUND.toNanos();
        Duration patience = Duration.ofSeconds(2);
        while (!answers(script, patience)) {
            if (!qemu.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("the node does not get as far as " + script + "; its console ends with:\n"
                        + endOf(HOME.resolve("console.log")));
            }
            TimeUnit.MILLISECONDS.sleep(200);
            patience = patience.plusSeconds(2);
        }
    }

    private static String endOf(Path console) {
        try {
            List<String> lines = Files.readAllLines(console, ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers(String script, Duration patience) {
        return shell.run(script, patience)
                .filter(result -> result.exitCode() == 0)
                .isPresent();
    }

    /** Plugs a blank disk in; returns its link, which is made from the serial number. */
    String plug(String serial, int megabytes) throws Exception {
        String id = insert(serial, megabytes, Map.of("serial", serial));
        return inserted(serial, new Disk(id, "/dev/disk/by-id/virtio-" + serial));
    }

    /** The same of one without a serial number; returns the kernel's name for it. */
    String plugWithoutSerial(String called, int megabytes) throws Exception {
        Set<String> before = disksThere();
        String id = insert(called, megabytes, Map.of());
        await("[ $(lsblk -dn -o NAME | grep -c ^vd) -gt " + before.size() + " ]");
        Set<String> more = new HashSet<>(disksThere());
        more.removeAll(before);
        return inserted(called, new Disk(id, String.join(" ", more)));
    }

    private Set<String> disksThere() {
        return Set.of(stdout("lsblk -dpn -o NAME | grep /vd").split("\n"));
    }

    private String insert(String called, int megabytes, Map<String, String> traits) throws IOException {
        Path file = HOME.resolve(called + ".img").toAbsolutePath();
        Files.deleteIfExists(file);
        try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
            disk.setLength(megabytes * 1048576L);
        }
        String id = "disk" + plugged++;
        monitor.execute("blockdev-add", Map.of("driver", "file", "node-name", id, "filename", file.toString()));
        Map<String, String> device = new HashMap<>(traits);
        device.putAll(Map.of("driver", "virtio-blk-pci", "drive", id, "id", id));
        monitor.execute("device_add", device);
        return id;
    }

    private String inserted(String called, Disk disk) throws InterruptedException {
        disks.put(called, disk);
        await("test -b " + disk.path);
        return disk.path;
    }

    /** Pulls a disk out, in use or not, and returns when the node has noticed. */
    void unplug(String called) throws Exception {
        Disk disk = disks.remove(called);
        monitor.execute("device_del", Map.of("id", disk.id));
        await("! test -e " + disk.path);
    }

    /** Takes away what a test has made of the node, and the disks that it plugged in. */
    void putBack() throws Exception {
        stdout(PUT_BACK);
        for (String disk : List.copyOf(disks.keySet())) {
            unplug(disk);
        }
    }

    @Override
    public void close() throws IOException {
        qemu.destroy();
        qemu.onExit().join();
        monitor.close();
        shell.close();
    }
}
