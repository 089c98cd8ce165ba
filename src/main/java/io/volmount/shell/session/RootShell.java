package io.volmount.shell.session;

import io.volmount.inventory.Sudo;
import io.volmount.secret.Secret;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Runs scripts as root on a node. */
public interface RootShell {

    /** The shell of the user who logs in; root's if that is root. */
    RootShell LOGIN = (script, random) -> ElevatedCommand.of("sh -s", script, "not needed: logged in as root");

    /** sudo without prompts; in English so that its error messages can be parsed. */
    RootShell SUDO = (script, random) ->
            ElevatedCommand.of("env LC_ALL=C sudo -n sh" + " -s", script, SudoSession.NO_PASSWORD_NEEDED);

    /** The command that runs a script as root. */
    ElevatedCommand elevate(String script, RandomGenerator random);

    /** sudo with a password, sent if sudo prompts for it. */
    static RootShell withPassword(Secret password) {
        return (script, random) -> {
            SudoSession session = new SudoSession(Nonce.draw(random), password, script);
            return new ElevatedCommand(session.command(), session, session::withoutSudoOutput, session::method);
        };
    }

    /** @param password sent only if sudo prompts for it */
    static RootShell of(Sudo sudo, Optional<Secret> password) {
        return sudo == Sudo.NONE ? LOGIN : password.map(RootShell::withPassword).orElse(SUDO);
    }
}
