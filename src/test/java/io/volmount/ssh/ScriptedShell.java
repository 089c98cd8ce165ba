package io.volmount.ssh;

import io.volmount.agent.AgentUnreachable;
import io.volmount.ssh.CommandResult.Output;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A node that answers as a test tells it to, in order. More asked of it than told is an error. */
final class ScriptedShell implements ShellOpener {
    private static final Pattern NONCE = Pattern.compile("NONCE='([0-9a-f]+)'\n");

    private interface Turn {
        CommandResult play(String nonce) throws AgentUnreachable;
    }

    private final Deque<Turn> turns = new ArrayDeque<>();
    /** Logins, commands and closings, in order. */
    final List<String> seen = new ArrayList<>();

    /** @param stdout where @ stands for the mark of the frame */
    ScriptedShell exits(int status, String stdout, String stderr) {
        return ends(new Ending.Exited(status), stdout, stderr);
    }

    ScriptedShell ends(Ending ending, String stdout, String stderr) {
        turns.add(nonce ->
                new CommandResult(ending, new Output(stdout.replace("@", "@" + nonce), 0), new Output(stderr, 0)));
        return this;
    }

    ScriptedShell boot(String id) {
        return exits(0, "\n@ section boot-id\n" + id + "\n\n@ end\n", "");
    }

    ScriptedShell noLogin(String sentence) {
        turns.add(nonce -> {
            throw new AgentUnreachable(sentence);
        });
        return this;
    }

    @Override
    public Shell open() throws AgentUnreachable {
        seen.add("open");
        // A turn without a login is told by playing it now; any other is kept for the command.
        Turn next = turns.element();
        if (playsAtLogin(next)) {
            turns.remove();
            next.play("");
        }
        return new Shell() {
            @Override
            public CommandResult run(String command, String stdin, Duration deadline) {
                seen.add(command);
                Matcher nonce = NONCE.matcher(stdin);
                if (!nonce.find()) {
                    throw new AssertionError("no nonce in " + stdin);
                }
                try {
                    return turns.remove().play(nonce.group(1));
                } catch (AgentUnreachable e) {
                    throw new AssertionError("a login was to fail, but the login was kept", e);
                }
            }

            @Override
            public void close() {
                seen.add("close");
            }
        };
    }

    private static boolean playsAtLogin(Turn turn) {
        try {
            turn.play("");
            return false;
        } catch (AgentUnreachable e) {
            return true;
        }
    }
}
