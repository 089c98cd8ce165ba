package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.facts.JournaldLine;
import io.volmount.facts.NodeLimits;
import io.volmount.fstab.Fstab;
import io.volmount.fstab.VolumeInFstab;
import io.volmount.secret.Secret;
import io.volmount.shell.parse.JournaldParser;
import io.volmount.shell.parse.MountTable;
import io.volmount.shell.parse.Sections;
import io.volmount.shell.parse.SplitLineJoiner;
import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.Ending;
import io.volmount.shell.session.SudoSession;
import java.time.Instant;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Parsers take steps in proportion to what a node sends, however it is made; those of patterns are counted elsewhere.
 */
public class LinearParsingTest {
    private static final int MANY = 1 << 16;

    /** A list that counts how often an element is asked for. */
    private static final class Counted<T> extends AbstractList<T> {
        private final IntFunction<T> elements;
        private final int size;
        private int steps;

        Counted(int size, IntFunction<T> elements) {
            this.elements = elements;
            this.size = size;
        }

        @Override
        public T get(int index) {
            steps++;
            assertThat(steps).as("steps").isLessThan(4 * size);
            return elements.apply(index);
        }

        @Override
        public int size() {
            return size;
        }
    }

    private static JournaldLine line(int pid, String message) {
        return new JournaldLine(Instant.EPOCH, "a", "b", pid, pid, "unit", "", "tag", message);
    }

    @Test
    void linesOfManyWritersAreJoinedInOneGo() {
        assertThat(SplitLineJoiner.join(new Counted<>(MANY, i -> line(i + 2, "short"))))
                .hasSize(MANY);
    }

    @Test
    void splitLinesWithoutAnEndAreJoinedInOnePass() {
        String broken = "x".repeat(2048);

        assertThat(SplitLineJoiner.join(new Counted<>(MANY, i -> line(i + 2, broken))))
                .hasSize(MANY);
    }

    @Test
    void aDeviceIsReadOnceHoweverOftenItIsMounted() throws Exception {
        AtomicInteger steps = new AtomicInteger();
        Map<String, String> bodies = new HashMap<>() {
            @Override
            public String get(Object name) {
                steps.addAndGet(name.equals("volume 7:1") ? 1 : 0);
                return super.get(name);
            }
        };
        bodies.put("loops", "0\n");
        bodies.put("ext4-errors", "0\n");
        bodies.put("volume 7:1", "TYPE=ext4\nUUID=1234\n");
        bodies.put(
                "mounts",
                "30 1 7:1 / /mnt rw - ext4 /dev/loop1 rw\n".repeat(NodeLimits.LINES) + NodeLimits.LINES + "\n");

        assertThat(MountTable.parse(new Sections(bodies)).mounts())
                .hasSize(NodeLimits.LINES)
                .allMatch(mount -> mount.uuid().equals(Optional.of("1234")));
        assertThat(steps).hasValue(1);
    }

    @Test
    void eachLineOfFstabIsHeldAgainstADeviceOnceOrTwice() {
        AtomicInteger steps = new AtomicInteger();
        Fstab fstab = Fstab.parse("/dev/sdb /dcos/volume0 ext4\n".repeat(2) + "/dev/sdc /mnt ext4\n".repeat(MANY));
        VolumeInFstab volume = new VolumeInFstab(
                fstab, "/dcos/volume1", "ext4", "/dev/sdd", spec -> steps.incrementAndGet() < 0, false);

        assertThat(volume.objection()).isEmpty();
        assertThat(steps.get()).isLessThan(4 * MANY);
        assertThat(new VolumeInFstab(fstab, "/mnt", "ext4", "/dev/sdd", spec -> false, false).line())
                .isEmpty();
    }

    /** The ends of a line are found by hand, so there is nothing to count; with a square this would take hours. */
    @Test
    void blanksInTheMiddleOfALineOfFstabCostNothing() {
        assertThat(Fstab.parse("/dev/sdb" + " ".repeat(1 << 20) + "/mnt ext4 # \n")
                        .lines())
                .singleElement()
                .matches(line -> line.mountsOn("/mnt"));
    }

    @Test
    void outputBeforeSudoIsNotReadForEver() {
        SudoSession talk = new SudoSession("0123456789abcdef", Secret.of("secret".toCharArray()), "id\n");
        CommandResult.Output nothing = new CommandResult.Output("", 0);
        CommandResult.Output noise = new CommandResult.Output("touch pin code \n".repeat(2000), 0);

        assertThat(talk.turn(noise, nothing).aborted()).isTrue();
        assertThat(talk.withoutSudoOutput(new CommandResult(new Ending.InDoubt("it was aborted"), noise, nothing))
                        .ending())
                .isInstanceOfSatisfying(
                        Ending.NeverRan.class, never -> assertThat(never.why()).contains("16 KiB of other output"));
    }

    @Test
    void linesOfOneJournalEntryAreKeptOnceHoweverTheirHashesCollide() {
        List<String> lines = IntStream.range(0, 1 << 14)
                .mapToObj(LinearParsingTest::colliding)
                .map(message -> "{\"_PID\":\"7\",\"MESSAGE\":\"" + message + "\"}")
                .toList();

        assertThat(lines.stream().map(String::hashCode).distinct()).hasSize(1);
        assertThat(JournaldParser.parse(lines)).hasSize(lines.size());
    }

    /** Texts of one hash for all numbers. */
    private static String colliding(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 14; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }
}
