package io.volmount.shell.session;

import io.volmount.agent.NodeCheck;
import io.volmount.secret.KnownSecrets;
import io.volmount.shell.session.CommandResult.Output;
import java.time.Duration;
import java.util.List;

/**
 * A shell with the operator's secrets masked in all output: a node may print a secret that it was sent.
 *
 * @param place the target's description, which messages contain unmasked
 */
public record MaskedShell(Shell shell, KnownSecrets secrets, String place) implements Shell {
    @Override
    public CommandResult run(String command, Stdin stdin, Duration deadline) {
        Masking masking = new Masking(secrets, command + "\n" + stdin.script());
        return masking.of(shell.run(command, masking.before(stdin), deadline));
    }

    @Override
    public List<NodeCheck> checks() {
        return masked(shell.checks(), secrets, place);
    }

    public static List<NodeCheck> masked(List<NodeCheck> checks, KnownSecrets secrets, String place) {
        return checks.stream()
                .map(check ->
                        new NodeCheck(check.subject(), check.status(), secrets.maskQuoting(check.detail(), place)))
                .toList();
    }

    @Override
    public void close() {
        shell.close();
    }

    /** @param sent what the node was sent besides secrets; parts of it are not masked */
    private record Masking(KnownSecrets secrets, String sent) {
        Stdin before(Stdin stdin) {
            return new Stdin() {
                @Override
                public Turn turn(Output stdout, Output stderr) {
                    return stdin.turn(of(stdout), of(stderr));
                }

                @Override
                public String script() {
                    return stdin.script();
                }
            };
        }

        CommandResult of(CommandResult result) {
            return new CommandResult(result.ending().accept(endings()), of(result.stdout()), of(result.stderr()));
        }

        private Output of(Output output) {
            return new Output(secrets.maskOutput(output.text(), sent), output.droppedBytes());
        }

        private Ending.Cases<Ending> endings() {
            return new Ending.Cases<>() {
                @Override
                public Ending exited(int status) {
                    return new Ending.Exited(status);
                }

                @Override
                public Ending killed(String signal) {
                    return new Ending.Killed(signal);
                }

                @Override
                public Ending inDoubt(String why) {
                    return new Ending.InDoubt(secrets.maskQuoting(why, ""));
                }

                @Override
                public Ending neverRan(String why) {
                    return new Ending.NeverRan(secrets.maskQuoting(why, ""));
                }
            };
        }
    }
}
