package io.volmount.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.Ending;
import io.volmount.shell.session.LocalShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a probe reads of disks: which ones are beneath a device, with a stand-in for /sys, and what an xfs can hold. */
class DiskScriptsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void theDisksBeneathLogicalVolumesAndRaids(String shell) throws Exception {
        disk("sda");
        disk("sdb");
        disk("nvme0n1");
        partition("sda", "sda1");
        partition("nvme0n1", "nvme0n1p2");
        built("md0", "sda/sda1", "sdb");
        built("dm-0", "md0", "nvme0n1/nvme0n1p2");
        built("dm-1", "dm-0", "sdb");

        assertThat(disksOf(shell, "sdb")).isEqualTo("sdb ");
        assertThat(disksOf(shell, "nvme0n1/nvme0n1p2")).isEqualTo("nvme0n1 ");
        assertThat(disksOf(shell, "md0").split(" ")).containsExactlyInAnyOrder("sda", "sdb");
        assertThat(disksOf(shell, "dm-1").split(" ")).containsExactlyInAnyOrder("sda", "sdb", "nvme0n1");
        assertThat(disksOf(shell, "none")).isEqualTo("unknown");

        String[] many = IntStream.range(0, 70).mapToObj(i -> "sdx" + i).toArray(String[]::new);
        for (String one : many) {
            disk(one);
        }
        built("dm-2", many);
        assertThat(disksOf(shell, "dm-2")).as("more than are followed").isEqualTo("unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void whetherAnXfsHasFtype(String shell) throws Exception {
        assertThat(ftypeOf(shell, "-m crc=0 -n ftype=0")).isEqualTo("FTYPE=0\n");
        assertThat(ftypeOf(shell, "-m crc=0 -n ftype=1")).isEqualTo("FTYPE=1\n");
        assertThat(ftypeOf(shell, "-m crc=1")).isEqualTo("FTYPE=1\n");
        assertThat(run(shell, "print_ftype /dev/null"))
                .as("what cannot be read")
                .isEmpty();
    }

    private String ftypeOf(String shell, String options) throws IOException {
        Path image = directory.resolve("xfs.img");
        return run(
                shell,
                "rm -f " + image + "; truncate -s 320M " + image + "; mkfs.xfs -q " + options + " " + image
                        + " >/dev/null 2>&1; print_ftype " + image + "\n");
    }

    private String disksOf(String shell, String device) throws IOException {
        return run(shell, "find_disks " + directory.resolve(device) + " || disks=unknown\nprintf %s \"$disks\"\n");
    }

    private void disk(String name) throws IOException {
        Files.createDirectories(directory.resolve(name).resolve("slaves"));
        Path named = directory.resolve(name).getFileName();
        Files.writeString(directory.resolve(name).resolve("uevent"), "MAJOR=8\nDEVNAME=" + named + "\nDEVTYPE=disk\n");
    }

    private void partition(String disk, String name) throws IOException {
        disk(disk + "/" + name);
        Files.delete(directory.resolve(disk).resolve(name).resolve("slaves"));
        Files.writeString(directory.resolve(disk).resolve(name).resolve("partition"), "1\n");
    }

    private void built(String name, String... parts) throws IOException {
        disk(name);
        for (String part : parts) {
            Path found = directory.resolve(part);
            Files.createSymbolicLink(directory.resolve(name).resolve("slaves").resolve(found.getFileName()), found);
        }
    }

    private static String run(String shell, String commands) throws IOException {
        StringBuilder script = new StringBuilder("NONCE=1\n");
        for (String file : List.of("prelude.sh", "mounts.sh", "facts.sh")) {
            script.append(new String(ScriptFile.class.getResourceAsStream(file).readAllBytes(), UTF_8));
        }
        CommandResult result =
                new LocalShell(List.of(shell.split(" "))).run("", script + commands, Duration.ofMinutes(1));
        assertThat(result.ending()).as(result.stderr().text()).isEqualTo(new Ending.Exited(0));
        return result.stdout().text();
    }
}
