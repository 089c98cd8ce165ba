package io.volmount.shell.session;

import io.volmount.secret.Secret;
import io.volmount.shell.session.CommandResult.Output;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What sudo says before it runs a script, and what it is told. It gets the password when it asks, and not a second time:
 * a wrong password counts, and three of them may lock the account. The script goes out only after root's shell has said
 * that it is there, so that sudo never reads a line of it as a password; and that shell begins to listen only at a line
 * that no password is, so that it never takes for a command what sudo has asked for and left unread. As soon as sudo
 * wants something else, it is told nothing more and not waited for.
 */
public final class SudoSession implements Stdin {
    /** How much is listened to, in characters, until root's shell is there: each time more comes, all of it is looked at. */
    private static final int LONGEST = 16 << 10;

    static final String UNASKED = "works without a password";

    private final SudoPrompts prompts;
    private final String ready;
    private final String begin;
    private final Secret password;
    private final String script;
    private boolean told;
    private boolean endless;
    private Optional<String> wish = Optional.empty();

    /** @param nonce for prompt and greeting; not the script's own, as everybody on the node can see a command line */
    public SudoSession(String nonce, Secret password, String script) {
        this.prompts = new SudoPrompts("[" + nonce + "] password: ");
        this.ready = "[" + nonce + "] root";
        this.begin = "[" + nonce + "] script";
        this.password = password;
        this.script = script;
    }

    /** Asks anew each time (-k), so that what a node remembers of earlier logins makes no difference and is not added to. */
    String command() {
        return "env LC_ALL=C sudo -k -S -p " + ShellQuote.quote(prompts.prompt()) + " sh -c "
                + ShellQuote.quote("echo '" + ready + "'; while IFS= read -r line; do [ \"$line\" != '" + begin
                        + "' ] || exec sh -s; done");
    }

    @Override
    public Turn turn(Output stdout, Output stderr) {
        if (stdout.text().contains(ready)) {
            return Turn.last(("\n" + begin + "\n" + script).getBytes(StandardCharsets.UTF_8));
        }
        endless = stdout.text().length() + stderr.text().length() > LONGEST;
        if (endless) {
            return Turn.giveUp();
        }
        wish = otherWish(stdout.text(), stderr.text());
        if (wish.isPresent()) {
            return Turn.giveUp();
        }
        int asked = prompts.asked(stderr.text());
        if (asked == 1 && !told) {
            told = true;
            return Turn.more(password.line());
        }
        return asked > 1 ? Turn.end() : Turn.await();
    }

    @Override
    public String script() {
        return script;
    }

    String rise() {
        return told ? "works with the password" : UNASKED;
    }

    /** The result as if there had been no sudo; if the script never ran, with what sudo said instead. */
    public CommandResult withoutTalk(CommandResult result) {
        String stdout = result.stdout().text();
        String stderr = result.stderr().text();
        if (stdout.contains(ready)) {
            return result(result, result.ending(), stdout.replace(ready + "\n", ""), prompts.afterTheLast(stderr));
        }
        // More of its words may have arrived since it was given up.
        String said = wish.map(first -> otherWish(stdout, stderr).orElse(first))
                .orElse(stderr.replace(prompts.prompt(), "\n"));
        return result(result, neverRan(result.ending(), said), stdout, said);
    }

    /** What is to be told to a person sudo prints to either stream, depending on its version. */
    private Optional<String> otherWish(String stdout, String stderr) {
        return prompts.otherWish(stderr).or(() -> prompts.deed(stdout));
    }

    /** The script was not sent, so whatever came of sudo, nothing came of the script. */
    private Ending neverRan(Ending ending, String said) {
        if (ending instanceof Ending.Exited || ending instanceof Ending.NeverRan) {
            return ending;
        }
        if (endless) {
            return new Ending.NeverRan("sudo has not run the script: " + LONGEST / 1024
                    + " KiB were printed before; see what the login's shell and sudo print there");
        }
        String why = ending instanceof Ending.InDoubt doubt ? doubt.why() : "it " + ending.words();
        String last = NodeText.lastLine(said);
        String words = last.isEmpty() ? "" : "; it said last: " + last;
        String silent = told
                ? "sudo was given the password and had neither refused it nor run the script (" + why
                        + "); it may be waiting for a second factor, such as a key to be touched"
                : "sudo has not run the script: " + why;
        return new Ending.NeverRan(SudoRefusal.remedy(said).orElse(silent + words));
    }

    private static CommandResult result(CommandResult of, Ending ending, String stdout, String stderr) {
        return new CommandResult(
                ending,
                new Output(stdout, of.stdout().droppedBytes()),
                new Output(stderr, of.stderr().droppedBytes()));
    }
}
