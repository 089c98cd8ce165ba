package io.volmount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.agent.ProbeRequest;
import io.volmount.shell.session.ShellQuote;
import io.volmount.step.CreateBackingFile;
import io.volmount.step.ScriptStep;
import io.volmount.volume.ByteSize;
import io.volmount.volume.Filesystem;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody puts other files in the place of a backing file while steps work on it: root's files never change. */
class SwappedFilesTest {
    /** How often each of the two steps races with the attacker. */
    private static final int ROUNDS = 500;

    private static final ByteSize SIZE = ByteSize.ofMb(16);

    /** Root's file, of the size of the backing file and found by its names, and what must not change of it. */
    private static final String VICTIM = """
            mkdir -p /victim; head -c 16777216 /dev/urandom >/victim/v.img; chmod 600 /victim/v.img
            cp -p /victim/v.img /victim/v.img.volmount-part; ln /victim/v.img /victim/shadow
            """;

    private static final String EVIDENCE = "cksum /victim/*; stat -c '%n %i %a %u %s %y' /victim/*";

    /** An unprivileged user's, in a directory of theirs: links, renamed directories, hard links and FIFOs, at full speed. */
    private static final String ATTACK = """
            while :; do
                cd /home/ann || exit
                for name in v.img v.img.volmount-part; do
                    truncate -s 16777216 "data/$name"
                    ln -s /victim/v.img new && mv -f new "data/$name"
                    rm -f "data/$name"
                    ln /victim/v.img "data/$name"
                    rm -f "data/$name"
                    mkfifo new && mv -f new "data/$name"
                    rm -f "data/$name"
                done
                truncate -s 16777216 data/v.img
                mv data aside; ln -s /victim data; rm data; mv aside data
            done 2>/dev/null
            """;

    /**
     * Takes the place of a command: when it is its turn, puts the victim where the step works, then does as it was told. Two
     * commands of a pipe may both find it their turn, so a swap is one that can be made twice.
     */
    private static final String TRAITOR = """
            #!/bin/sh
            read -r turn </turn; turn=$((turn - 1)); echo "$turn" >/turn
            if [ "$turn" -eq 0 ]; then . /swap; fi
            exec "/usr/bin/honest/${0##*/}" "$@"
            """;

    private static final List<String> SWAPS = List.of(
            "/bin/ln -s /victim/v.img /srv/own/new; /usr/bin/honest/mv -f /srv/own/new /srv/own/$NAME",
            "/usr/bin/honest/rm -f /srv/own/$NAME; /bin/ln /victim/v.img /srv/own/$NAME",
            "/usr/bin/honest/mv /srv/own /srv/aside; /bin/ln -sn /victim /srv/own");

    private Sandbox node;

    @AfterEach
    void close() throws Exception {
        if (node != null) {
            node.close();
        }
    }

    @Test
    void noUserGetsAStepToChangeAnotherFileHoweverOftenTheyTry() throws Exception {
        node = Sandbox.open("dash");
        node.sh(VICTIM + "mkdir -p /home/ann/data; chown -R 1000 /home/ann");
        write("/attack", ATTACK);
        write("/create", text(new CreateBackingFile(Samples.VOLUME, "/home/ann/data/v.img", SIZE)));
        write("/make", text(Samples.make("/home/ann/data/v.img", SIZE, "", Filesystem.EXT4)));
        String before = node.sh(EVIDENCE);
        String results = node.sh("""
                setpriv --reuid=1000 --regid=1000 --clear-groups sh /attack & attacker=$!
                round=0
                while [ "$round" -lt %d ]; do
                    sh -s </create; sh -s </make
                    round=$((round + 1))
                done 2>/dev/null | sed -n 's/^@00ff \\([a-z]*\\).*/\\1/p' | sort | uniq -c | awk '{ print $2, $1 }'
                kill "$attacker"; wait "$attacker"
                """.formatted(ROUNDS) + ":");
        assertThat(node.sh(EVIDENCE)).isEqualTo(before);
        assertThat(results).isEqualTo("refused " + 2 * ROUNDS + "\n");
    }

    @Test
    void noProbeBlocksOnAFileThatBecomesAFifo() throws Exception {
        node = Sandbox.open("dash");
        node.sh("mkdir -p /home/ann/data; chown -R 1000 /home/ann");
        write("/attack", """
                cd /home/ann/data
                while :; do truncate -s 1M v.img; rm -f v.img; mkfifo v.img; rm -f v.img; done 2>/dev/null
                """);
        ProbeRequest file = new ProbeRequest(List.of(), List.of("/home/ann/data/v.img"), List.of(), Set.of());
        write("/look", RemoteScript.facts(Samples.NONCE, file).text());
        String ended = node.sh("""
                setpriv --reuid=1000 --regid=1000 --clear-groups sh /attack & attacker=$!
                round=0
                while [ "$round" -lt 40 ]; do
                    timeout 60 sh -s </look 2>/dev/null | grep -cx '@00ff end'
                    round=$((round + 1))
                done | sort | uniq -c | awk '{ print $2, $1 }'
                kill "$attacker"; wait "$attacker"
                :
                """);
        assertThat(ended).isEqualTo("1 40\n");
    }

    @Test
    void whoeverSwapsAtWhateverMomentGetsNoOtherFileChanged() throws Exception {
        node = Sandbox.open("dash");
        node.sh(VICTIM + "mkdir /usr/bin/honest");
        write("/traitor", TRAITOR);
        node.sh("""
                for tool in stat blkid losetup head mkfs.ext4 sync fallocate chmod rm mv readlink tr wc; do
                    cp "$(command -v "$tool")" /usr/bin/honest/
                done
                chmod 755 /traitor
                for tool in /usr/bin/honest/*; do
                    tool=${tool##*/}
                    /usr/bin/honest/rm -f "/usr/sbin/$tool" "/sbin/$tool" "/usr/bin/$tool"
                    cp -p /traitor "/usr/bin/$tool"
                done
                """);
        String before = node.sh(EVIDENCE);
        int tries = 0;
        for (String swap : SWAPS) {
            tries += turns(new CreateBackingFile(Samples.VOLUME, "/srv/own/v.img", SIZE), "v.img.volmount-part", swap);
            tries += turns(new CreateBackingFile(Samples.VOLUME, "/srv/own/v.img", SIZE), "v.img", swap);
            tries += turns(Samples.make("/srv/own/v.img", SIZE, "", Filesystem.EXT4), "v.img", swap);
        }
        assertThat(node.sh(EVIDENCE)).isEqualTo(before);
        assertThat(tries).isGreaterThan(100);
    }

    /** Performs the step again and again, each time with the swap one command later, until it is done before that. */
    private int turns(ScriptStep step, String name, String swap) {
        write("/swap", swap.replace("$NAME", name));
        write("/step", text(step));
        write("/turns", """
                turn=0 left=0
                until [ "$left" -gt 0 ]; do
                    turn=$((turn + 1))
                    echo 0 >/turn; rm -rf /srv/own /srv/aside; mkdir /srv/own
                    [ "$1" = create ] || truncate -s 16777216 /srv/own/v.img
                    echo "$turn" >/turn
                    sh -s </step >/dev/null 2>&1
                    read -r left </turn
                    cmp -s /victim/v.img /victim/v.img.volmount-part || { echo "turn $turn"; exit 1; }
                done
                echo "$turn"
                """);
        String kind = step instanceof CreateBackingFile ? "create" : "make";
        return Integer.parseInt(node.sh("sh /turns " + kind).strip());
    }

    private String text(ScriptStep step) {
        return RemoteScript.step(Samples.NONCE, step, Samples.CLAIM, Duration.ofSeconds(9))
                .text();
    }

    private void write(String path, String text) {
        node.sh("printf %s " + ShellQuote.quote(text) + " >" + path);
    }
}
