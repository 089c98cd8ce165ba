package io.volmount.cli;

import static io.volmount.lab.Eventually.eventually;

import io.volmount.lab.AgentContainer;
import java.time.Duration;

/** A node's mkfs.ext4, which from now on notes each of its calls and can be held up in the middle of one. */
record CountedMkfs(AgentContainer agent) {
    private static final String INSTALL = """
            cat > /sbin/mkfs.ext4.counted <<'SCRIPT'
            #!/bin/sh
            echo "$*" >> /var/lib/lab/mkfs.calls
            if [ -e /var/lib/lab/mkfs.hold ]; then
                : > /var/lib/lab/mkfs.held
                while [ -e /var/lib/lab/mkfs.hold ]; do sleep 0.1; done
            fi
            exec mke2fs -t ext4 "$@"
            SCRIPT
            chmod 755 /sbin/mkfs.ext4.counted
            mv -f /sbin/mkfs.ext4.counted /sbin/mkfs.ext4
            : > /var/lib/lab/mkfs.calls
            """;

    static CountedMkfs on(AgentContainer agent) {
        agent.stdout(INSTALL);
        return new CountedMkfs(agent);
    }

    int calls() {
        return Integer.parseInt(agent.stdout("wc -l < /var/lib/lab/mkfs.calls"));
    }

    /** The next call will not end before {@link #letGo}. */
    void hold() {
        agent.stdout(": > /var/lib/lab/mkfs.hold");
    }

    void awaitHeld() throws Exception {
        eventually(
                "mkfs is at work",
                Duration.ofSeconds(30),
                () -> agent.sh("test -e /var/lib/lab/mkfs.held").getExitCode() == 0);
    }

    void letGo() {
        agent.stdout("rm -f /var/lib/lab/mkfs.hold");
    }
}
