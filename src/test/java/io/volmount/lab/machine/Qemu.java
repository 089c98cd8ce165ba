package io.volmount.lab.machine;

import io.volmount.lab.LabKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The process that is the machine. */
final class Qemu {
    /** Software emulation by default: it works everywhere, even where /dev/kvm opens and guests hang under it. */
    private static final String ACCELERATOR = System.getenv().getOrDefault("LAB_MACHINE_ACCELERATOR", "tcg");

    private static final Map<String, String> CPU = Map.of("tcg", "qemu64", "kvm", "host");

    /** It makes them one after the other, some time after its {@code pid}. */
    private static final List<String> SOCKETS = List.of("qmp", "shell");

    private Qemu() {}

    /**
     * Starts it with the disk of an image, whose changes are forgotten. In {@code home} it makes its sockets {@code qmp}
     * and {@code shell}, its {@code pid} and {@code console.log}; the home is short, as the names of sockets have to be.
     */
    static Process start(Path image, Path home, LabKey key) throws IOException {
        String kernel = "root=/dev/vda rw console=ttyS0 net.ifnames=0 mitigations=off modprobe.blacklist=ata_piix"
                + " init=/usr/local/sbin/lab-boot"
                + " LAB_ROLE=private LAB_AUTHORIZED_KEY=\"" + key.publicKey() + "\"";
        List<String> command = List.of(
                "qemu-system-x86_64",
                "-M",
                "pc",
                "-accel",
                ACCELERATOR,
                "-cpu",
                CPU.getOrDefault(ACCELERATOR, "max"),
                "-smp",
                "2",
                "-m",
                "768",
                "-nodefaults",
                "-display",
                "none",
                "-kernel",
                image.resolve("vmlinuz").toString(),
                "-initrd",
                image.resolve("initrd.img").toString(),
                "-append",
                kernel,
                "-drive",
                "if=none,id=root,snapshot=on,format=raw,file=" + image.resolve("root.img"),
                "-device",
                "virtio-blk-pci,drive=root",
                "-netdev",
                "user,id=network,hostfwd=tcp:127.0.0.1:0-:22",
                "-device",
                "virtio-net-pci,netdev=network,romfile=",
                "-device",
                "virtio-rng-pci",
                "-device",
                "virtio-serial-pci",
                "-chardev",
                "socket,id=shell,path=shell,server=on,wait=off",
                "-device",
                "virtserialport,chardev=shell,name=lab",
                "-serial",
                "file:console.log",
                "-qmp",
                "unix:qmp,server=on,wait=off",
                "-pidfile",
                "pid");
        return new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("qemu.log").toFile())
                .start();
    }

    /** Returns when the process has made what it is talked to through. */
    static void await(Process qemu, Path home) throws IOException, InterruptedException {
        while (!SOCKETS.stream().map(home::resolve).allMatch(file -> Files.exists(file))) {
            if (!qemu.isAlive()) {
                throw new IOException("QEMU ended at once: " + Files.readString(home.resolve("qemu.log")));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
