package io.volmount.shell.session;

import io.volmount.agent.AgentUnreachable;
import io.volmount.shell.session.CommandResult.Output;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A node that answers as a test tells it to, in order. More asked of it than told is an error. */
public final class ScriptedShell implements ShellOpener {
    private static final Pattern NONCE = Pattern.compile("NONCE='([0-9a-f]+)'\n");

    /** An answer to a command, unless there is to be no login at all. */
    private record Turn(Optional<String> noLogin, Ending ending, String stdout, String stderr) {}

    private final Deque<Turn> turns = new ArrayDeque<>();
    /** Logins, commands and closings, in order. */
    public final List<String> seen = new ArrayList<>();

    /** @param stdout where @ stands for the mark of the frame */
    public ScriptedShell ends(Ending ending, String stdout, String stderr) {
        turns.add(new Turn(Optional.empty(), ending, stdout, stderr));
        return this;
    }

    public ScriptedShell exits(int status, String stdout, String stderr) {
        return ends(new Ending.Exited(status), stdout, stderr);
    }

    public ScriptedShell boot(String id) {
        return exits(0, "\n@ section boot-id\n" + id + "\n\n@ end\n", "");
    }

    public ScriptedShell noLogin(String sentence) {
        turns.add(new Turn(Optional.of(sentence), new Ending.NeverRan(sentence), "", ""));
        return this;
    }

    @Override
    public Shell open() throws AgentUnreachable {
        seen.add("open");
        if (turns.element().noLogin().isPresent()) {
            throw new AgentUnreachable(turns.remove().noLogin().get());
        }
        return new Shell() {
            @Override
            public CommandResult run(String command, Stdin stdin, Duration deadline) {
                seen.add(command);
                Output nothing = new Output("", 0);
                String script = new String(stdin.turn(nothing, nothing).bytes(), StandardCharsets.UTF_8);
                return answer(turns.remove(), script);
            }

            @Override
            public void close() {
                seen.add("close");
            }
        };
    }

    private static CommandResult answer(Turn turn, String script) {
        Matcher nonce = NONCE.matcher(script);
        if (turn.noLogin().isPresent() || !nonce.find()) {
            throw new AssertionError("a login was to fail but was kept, or the script has no nonce: " + script);
        }
        String stdout = turn.stdout().replace("@", "@" + nonce.group(1));
        return new CommandResult(turn.ending(), new Output(stdout, 0), new Output(turn.stderr(), 0));
    }
}
