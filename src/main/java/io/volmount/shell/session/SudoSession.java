package io.volmount.shell.session;

import io.volmount.secret.Secret;
import io.volmount.shell.session.CommandResult.Output;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The dialogue with sudo before it runs a script. The password is sent once, when sudo prompts for it: three wrong
 * passwords may lock the account. The script is sent only after root's shell has announced itself, so that sudo never
 * reads a line of it as a password; the shell starts to execute after a marker line, so that it never executes a
 * password that sudo left unread. If sudo prompts for anything else, the session sends nothing more and aborts.
 */
public final class SudoSession implements Stdin {
    /** Maximum output before root's shell starts, in characters; all of it is searched at each new output. */
    private static final int MAX_OUTPUT = 16 << 10;

    static final String NO_PASSWORD_NEEDED = "works without a password";

    private final SudoPrompts prompts;
    private final String ready;
    private final String begin;
    private final Secret password;
    private final String script;
    private boolean passwordSent;
    private boolean tooMuchOutput;
    private Optional<String> otherPrompt = Optional.empty();

    /**
     * @param nonce for the prompt and the markers; not the script's nonce, because every user on the node can see a
     * command line
     */
    public SudoSession(String nonce, Secret password, String script) {
        this.prompts = new SudoPrompts("[" + nonce + "] password: ");
        this.ready = "[" + nonce + "] root";
        this.begin = "[" + nonce + "] script";
        this.password = password;
        this.script = script;
    }

    /** With -k, so that sudo neither uses nor stores cached credentials. */
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
        tooMuchOutput = stdout.text().length() + stderr.text().length() > MAX_OUTPUT;
        if (tooMuchOutput) {
            return Turn.abort();
        }
        otherPrompt = findOtherPrompt(stdout.text(), stderr.text());
        if (otherPrompt.isPresent()) {
            return Turn.abort();
        }
        int promptCount = prompts.promptCount(stderr.text());
        if (promptCount == 1 && !passwordSent) {
            passwordSent = true;
            return Turn.more(password.line());
        }
        return promptCount > 1 ? Turn.end() : Turn.await();
    }

    @Override
    public String script() {
        return script;
    }

    String method() {
        return passwordSent ? "works with the password" : NO_PASSWORD_NEEDED;
    }

    /** The result without sudo's output; if the script never ran, with sudo's output only. */
    public CommandResult withoutSudoOutput(CommandResult result) {
        String stdout = result.stdout().text();
        String stderr = result.stderr().text();
        if (stdout.contains(ready)) {
            return result(result, result.ending(), stdout.replace(ready + "\n", ""), prompts.afterTheLast(stderr));
        }
        // More output may have arrived after the abort.
        String output = otherPrompt
                .map(first -> findOtherPrompt(stdout, stderr).orElse(first))
                .orElse(stderr.replace(prompts.prompt(), "\n"));
        return result(result, neverRan(result.ending(), output), stdout, output);
    }

    /** Depending on its version, sudo prints messages of PAM modules to stdout or stderr. */
    private Optional<String> findOtherPrompt(String stdout, String stderr) {
        return prompts.otherPrompt(stderr).or(() -> prompts.userAction(stdout));
    }

    /** The script was not sent, so it did not run, however sudo ended. */
    private Ending neverRan(Ending ending, String output) {
        if (ending instanceof Ending.Exited || ending instanceof Ending.NeverRan) {
            return ending;
        }
        if (tooMuchOutput) {
            return new Ending.NeverRan("sudo did not run the script: more than " + MAX_OUTPUT / 1024
                    + " KiB of other output; check what the login shell and sudo print on the node");
        }
        String why = ending instanceof Ending.InDoubt inDoubt ? inDoubt.why() : "it " + ending.words();
        String last = NodeText.lastLine(output);
        String words = last.isEmpty() ? "" : "; last output: " + last;
        String cause = passwordSent
                ? "sudo received the password but neither rejected it nor ran the script (" + why
                        + "); it may be waiting for a second factor, such as a touch of a security key"
                : "sudo did not run the script: " + why;
        return new Ending.NeverRan(SudoRefusal.remedy(output).orElse(cause + words));
    }

    private static CommandResult result(CommandResult of, Ending ending, String stdout, String stderr) {
        return new CommandResult(
                ending,
                new Output(stdout, of.stdout().droppedBytes()),
                new Output(stderr, of.stderr().droppedBytes()));
    }
}
