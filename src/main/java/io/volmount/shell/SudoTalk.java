package io.volmount.shell;

import io.volmount.secret.Secret;
import io.volmount.shell.CommandResult.Output;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What sudo says before it runs a script, and what it is told. It gets the password when it asks, and not a second time:
 * a wrong password counts, and three of them may lock the account. The script goes out only after root's shell has said
 * that it is there, so neither does sudo ever read a line of it as a password, nor a shell the password as a line of it,
 * whether sudo asks or not.
 */
final class SudoTalk implements Stdin {
    static final String UNASKED = "works without a password";
    private static final Pattern QUESTION =
            Pattern.compile("(?i)(password|passphrase|passcode|pin|code|token)[^\n]*[:?] ?$");

    private final String prompt;
    private final String ready;
    private final Secret password;
    private final String script;
    private boolean told;
    private Optional<String> strange = Optional.empty();

    /** @param nonce for prompt and greeting; not the script's own, as everybody on the node can see a command line */
    SudoTalk(String nonce, Secret password, String script) {
        this.prompt = "[" + nonce + "] password: ";
        this.ready = "[" + nonce + "] root";
        this.password = password;
        this.script = script;
    }

    /** Asks anew each time (-k), so that what a node remembers of earlier logins makes no difference and is not added to. */
    String command() {
        return "env LC_ALL=C sudo -k -S -p " + ShellQuote.quote(prompt) + " sh -c "
                + ShellQuote.quote("echo '" + ready + "'; exec sh -s");
    }

    @Override
    public Turn turn(Output stdout, Output stderr) {
        if (stdout.text().contains(ready)) {
            return new Turn(script.getBytes(StandardCharsets.UTF_8), true);
        }
        int asked = stderr.text().split(Pattern.quote(prompt), -1).length - 1;
        strange = otherQuestion(stderr.text());
        if (asked > 1 || strange.isPresent()) {
            return Turn.end();
        }
        if (asked == 1 && !told) {
            told = true;
            return new Turn(password.line(), false);
        }
        return Turn.await();
    }

    /** What somebody else, such as a PAM module, asks on the last line: the password may not be for them. */
    private Optional<String> otherQuestion(String stderr) {
        String line = NodeText.lastLine(stderr.substring(end(stderr)));
        return line.startsWith(prompt.substring(0, prompt.indexOf(' ')))
                ? Optional.empty()
                : Optional.of(line).filter(QUESTION.asPredicate());
    }

    String rise() {
        return told ? "works with the password" : UNASKED;
    }

    /** The result as if there had been no sudo; if the script never ran, with what sudo said instead. */
    CommandResult withoutTalk(CommandResult result) {
        String stderr = result.stderr().text();
        boolean ran = result.stdout().text().contains(ready);
        String left = ran
                ? stderr.substring(end(stderr))
                : strange.map(question -> "sudo asks something else: " + question)
                        .orElse(stderr.replace(prompt, "\n"));
        return new CommandResult(
                result.ending(),
                new Output(
                        result.stdout().text().replace(ready + "\n", ""),
                        result.stdout().droppedBytes()),
                new Output(left, result.stderr().droppedBytes()));
    }

    private int end(String stderr) {
        int last = stderr.lastIndexOf(prompt);
        return last < 0 ? 0 : last + prompt.length();
    }
}
