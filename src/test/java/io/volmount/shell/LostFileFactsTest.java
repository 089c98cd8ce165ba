package io.volmount.shell;

import static io.volmount.shell.NodeSections.list;
import static io.volmount.shell.NodeSections.node;
import static io.volmount.shell.NodeSections.path;
import static io.volmount.shell.NodeSections.paths;
import static io.volmount.shell.NodeSections.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.plan.AgentPlan;
import io.volmount.plan.AgentPlan.Verdict;
import io.volmount.shell.parse.LostFacts;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Source;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a node does not tell of a backing file makes no plan bolder. */
class LostFileFactsTest {
    private static final Source FILE = new Source.Loopback("/srv/my volume.img", ByteSize.ofMb(200));

    static Stream<Arguments> nodes() {
        Map<String, String> absent = with(
                node(),
                "paths",
                paths() + "\n" + path("/srv", "directory") + "\n" + path("/srv/my volume.img.volmount-part", "absent"),
                "file 0 kind",
                "absent 0\n",
                "file 0 owners",
                list("0 41ed 64768 20 /", "0 41ed 64768 3 /srv"),
                "file 0 space",
                "Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/sda1 9000000 100 8000000 1% /\n",
                "file 0 inodes",
                "65536 60000\n");
        Map<String, String> empty = with(
                absent,
                "file 0 kind",
                "regular 209715200\n",
                "file 0 loops",
                list(),
                "file 0 blkid",
                "\nEXIT=2\nCONTENT=zeros\n",
                "file 0 owners",
                list("0 41ed 64768 20 /", "0 41ed 64768 3 /srv", "0 8180 64768 1 /srv/my volume.img"));
        return Stream.of(
                Arguments.of("absent", absent),
                Arguments.of("empty", empty),
                Arguments.of(
                        "in a directory of others",
                        with(absent, "file 0 owners", list("0 41ed 64768 20 /", "1000 41ed 64768 3 /srv"))),
                Arguments.of(
                        "where all may write",
                        with(absent, "file 0 owners", list("0 41ed 64768 20 /", "0 43ff 64768 3 /srv"))),
                Arguments.of("of others", with(empty, "file 0 owners", owners("1000 8180 64768 1"))),
                Arguments.of("written to by a group", with(empty, "file 0 owners", owners("0 81b0 64768 1"))),
                Arguments.of("with two names", with(empty, "file 0 owners", owners("0 8180 64768 2"))),
                Arguments.of("of unknown data", with(empty, "file 0 blkid", "\nEXIT=2\nCONTENT=data\n")),
                Arguments.of("unread", with(empty, "file 0 blkid", "EXIT=unreadable\nCONTENT=unread\n")),
                Arguments.of(
                        "another's unfinished one",
                        with(empty, "file 0 blkid", "\nEXIT=2\nCONTENT=unfinished " + Samples.UUID + "\n")),
                Arguments.of("in use", with(empty, "file 0 loops", list("7:3"))),
                Arguments.of("of another size", with(empty, "file 0 kind", "regular 209715201\n")),
                Arguments.of("something else", with(absent, "file 0 kind", "other 0\n")));
    }

    private static String owners(String file) {
        return list("0 41ed 64768 20 /", "0 41ed 64768 3 /srv", file + " /srv/my volume.img");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nodes")
    void lostFactsMakeNoPlanBolder(String name, Map<String, String> sections) {
        assertThat(LostFacts.tryAll(name, FILE, Filesystem.EXT4, sections)).isGreaterThan(60);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nodes")
    void isWhatItIsCalled(String name, Map<String, String> sections) {
        AgentPlan plan = LostFacts.plan(FILE, Filesystem.EXT4, sections).orElseThrow();
        boolean fine = name.equals("absent") || name.equals("empty");
        assertThat(plan.verdict()).as(plan.reasons().toString()).isEqualTo(fine ? Verdict.PLANNED : Verdict.REFUSED);
        assertThat(plan.reasons()).hasSize(fine ? 0 : 1);
    }
}
