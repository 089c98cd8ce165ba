package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.ProbeRequest;
import io.volmount.facts.AgentFacts;
import io.volmount.step.AddFstabEntry;
import io.volmount.step.CreateBackingFile;
import io.volmount.step.MountVolume;
import io.volmount.step.ScriptStep;
import io.volmount.step.StepResult;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backing files where others than root can write. */
class UnsafePathsTest {
    private static final ByteSize SIZE = ByteSize.ofMb(64);
    private static final String DRESS = """
            mkdir -p /home/ann/data /srv/deep/safe /srv/open; chown -R 1000 /home/ann; chmod 1777 /srv/open; chmod 775 /srv/deep
            ln -s /srv/deep/safe /home/link; mkdir '/srv/two  blanks '
            truncate -s 64M /home/ann/data/v.img /srv/open/v.img /srv/deep/safe/v.img /srv/theirs.img /srv/twice.img
            truncate -s 64M '/srv/two  blanks /v.img'
            chmod 600 /srv/*.img; ln /srv/twice.img /srv/second.img; chown 1000 /srv/theirs.img
            mkfifo /home/ann/data/fifo.img
            """;

    private static final String EVIDENCE =
            "find /srv /home | sort | while IFS= read -r f; do stat -c '%n %i %h %u %f %y' \"$f\"; done; cksum /srv/*.img";

    private Sandbox node;

    @AfterEach
    void close() throws Exception {
        if (node != null) {
            node.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void everyStepRefusesThem(String shell) throws Exception {
        node = Sandbox.open(shell);
        node.sh(DRESS);
        String sums = node.sh(EVIDENCE);
        assertRefused("/home/ann/data/v.img", "/home/ann belongs to user 1000 and has mode 0755");
        assertRefused("/srv/open/v.img", "/srv/open belongs to user 0 and has mode 1777");
        assertRefused("/srv/deep/safe/v.img", "/srv/deep belongs to user 0 and has mode 0775");
        assertRefused("/srv/theirs.img", "/srv/theirs.img belongs to user 1000 and has mode 0600");
        assertRefused("/srv/twice.img", "/srv/twice.img has 2 hard links");
        assertRefused("/home/link/v.img", "/home/link is neither a directory nor a regular file");
        assertThat(perform(new CreateBackingFile(Samples.VOLUME, "/home/ann/data/new.img", SIZE)))
                .startsWith(
                        "FAILED: refused: /home/ann/data/new.img cannot be created: /home/ann belongs to user 1000");
        assertThat(perform(new CreateBackingFile(Samples.VOLUME, "/home/link/new.img", SIZE)))
                .startsWith("FAILED: refused: /home/link/new.img cannot be created: /home/link is neither");
        assertThat(node.sh(EVIDENCE)).isEqualTo(sums);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void whatIsRootsAloneIsFineWhateverItsName(String shell) throws Exception {
        node = Sandbox.open(shell);
        node.sh(DRESS);
        String file = "/srv/two  blanks /v.img";
        AgentFacts facts = node.agent().probe(new ProbeRequest(List.of(), List.of(file), List.of(), Set.of()));
        assertThat(facts.owners().get(file).objection()).isEmpty();
        assertThat(facts.files().get(file).signature()).isEmpty();
        assertThat(perform(Samples.make(file, SIZE, "", Filesystem.EXT4))).startsWith("DONE");
        assertThat(perform(new CreateBackingFile(Samples.VOLUME, "/srv/two  blanks /w.img", SIZE)))
                .startsWith("DONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void malformedOwnersAreNotTakenForRoot(String shell) throws Exception {
        node = Sandbox.open(shell);
        node.sh("truncate -s 64M /srv/v.img; mv /usr/bin/stat /usr/bin/stat.real");
        for (String says :
                List.of("0 zz 1 1 /srv/v.img", "/srv/v.img", "0", "", "0 41ed 1 1 /", "0 x1 1 y /srv/v.img")) {
            node.sh("printf '#!/bin/sh\\ncase $* in *%%f*) echo \"" + says + "\";; *) exec stat.real \"$@\";; esac\\n'"
                    + " >/usr/bin/stat; chmod 755 /usr/bin/stat");
            assertThat(perform(Samples.make("/srv/v.img", SIZE, "", Filesystem.EXT4)))
                    .as(says)
                    .startsWith("FAILED: refused: /srv/v.img cannot be used: ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh"})
    void theyAreNotMounted(String shell) throws Exception {
        node = Sandbox.open(shell);
        node.sh(DRESS + "mkfs.ext4 -q -U " + Samples.UUID + " /home/ann/data/v.img\n"
                + "echo '/home/ann/data/v.img /dcos/volume0 ext4 loop 0 2' >>/etc/fstab\n"
                + "echo What=/home/ann/data/v.img >/units/dcos-volume0.mount");
        assertThat(perform(new MountVolume(Samples.VOLUME, Samples.UUID)))
                .startsWith("FAILED: refused: /home/ann/data/v.img cannot be mounted: /home/ann belongs to user 1000");
        assertThat(node.sh("grep /dcos /proc/self/mountinfo || :")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash"})
    void aProbeReportsTheirOwnersAndOpensNone(String shell) throws Exception {
        node = Sandbox.open(shell);
        node.sh(DRESS);
        List<String> files = List.of(
                "/home/ann/data/v.img",
                "/home/ann/data/fifo.img",
                "/home/link/v.img",
                "/srv/twice.img",
                "/srv/x/y.img");
        AgentFacts facts = node.agent().probe(new ProbeRequest(List.of(), files, List.of(), Set.of()));
        assertThat(facts.owners().get(files.get(0)).objection())
                .contains("the directory /home/ann belongs to user 1000 and has mode 0755");
        assertThat(facts.files().get(files.get(0)).signature())
                .hasValueSatisfying(signature -> assertThat(signature.type()).isEqualTo("unreadable"));
        assertThat(facts.owners().get(files.get(1)).objection()).isPresent();
        assertThat(facts.owners().get(files.get(2)).covers("/srv/deep/safe")).isTrue();
        assertThat(facts.owners().get(files.get(3)).objection()).contains("/srv/twice.img has 2 names (hard links)");
        assertThat(facts.owners().get(files.get(4)).objection()).isEmpty();
        assertThat(facts.owners().get(files.get(4)).covers("/srv/x")).isFalse();
    }

    private void assertRefused(String file, String why) {
        AddFstabEntry entry = Samples.addEntry(file);
        String because = why + ", so users other than root could replace what is there";
        assertThat(perform(Samples.make(file, SIZE, "", Filesystem.EXT4)))
                .isEqualTo("FAILED: refused: " + file + " cannot be used: " + because);
        assertThat(perform(entry)).isEqualTo("FAILED: refused: " + file + " cannot be mounted at boot: " + because);
    }

    private String perform(ScriptStep step) {
        StepResult result = node.perform(step);
        return result.status() + ": " + result.detail();
    }
}
