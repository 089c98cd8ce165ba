package io.volmount.fuzz;

import io.volmount.secret.Secret;
import io.volmount.shell.session.CommandResult;
import io.volmount.shell.session.CommandResult.Output;
import io.volmount.shell.session.Ending;
import io.volmount.shell.session.RootShell;
import io.volmount.shell.session.Stdin;
import java.nio.charset.StandardCharsets;

/**
 * What sudo prints until it runs a script, line by line: what begins with {@code 2} goes to standard error. The password is
 * told at most once and only on a question for it, and nothing of the script before root's shell has said that it is there.
 */
final class SudoWords {
    private static final String PASSWORD = "sesame-0815";

    private SudoWords() {}

    static void read(byte[] bytes) {
        String[] words = FakeNode.marked(Input.text(bytes)).split("(?<=\n)");
        RootShell root = RootShell.withPassword(Secret.of(PASSWORD.toCharArray()));
        NodeCheckup.hold(
                FakeNode.conversing(stdin -> converse(words, stdin), root).check());
    }

    private static CommandResult converse(String[] words, Stdin stdin) {
        StringBuilder stdout = new StringBuilder();
        StringBuilder stderr = new StringBuilder();
        String told = "";
        boolean over = false;
        for (int i = -1; i < words.length; i++) {
            if (i >= 0) {
                boolean second = words[i].startsWith("2");
                (second ? stderr : stdout).append(words[i].substring(second ? 1 : 0));
            }
            if (!over) {
                Stdin.Turn turn = stdin.turn(new Output(stdout.toString(), 0), new Output(stderr.toString(), 0));
                told += new String(turn.bytes(), StandardCharsets.UTF_8);
                over = turn.last();
                hold(told, stdout.toString(), stderr.toString());
            }
        }
        return new CommandResult(
                new Ending.Exited(over ? 0 : 1), new Output(stdout.toString(), 0), new Output(stderr.toString(), 0));
    }

    private static void hold(String told, String stdout, String stderr) {
        int first = told.indexOf(PASSWORD);
        Sane.hold(told.indexOf(PASSWORD, first + 1) < 0 || first < 0, "the password was told twice", told);
        Sane.hold(first <= 0, "something was told before the password", told);
        Sane.hold(first < 0 || stderr.contains("] password: "), "the password was told unasked", stderr);
        String script = first < 0 ? told : told.substring(PASSWORD.length() + 1);
        Sane.hold(script.isEmpty() || stdout.contains("] root"), "the script was told to nobody known", stdout);
    }
}
