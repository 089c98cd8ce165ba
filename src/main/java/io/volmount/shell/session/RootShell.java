package io.volmount.shell.session;

import io.volmount.inventory.Sudo;
import io.volmount.secret.Secret;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How a script becomes root on the node. */
public interface RootShell {

    /** The login is root's own. */
    RootShell LOGIN = (script, random) -> ElevatedCommand.of("sh -s", script, "not needed: the login is root's");

    /** By sudo, told never to ask; in English, so that its refusals can be told apart. */
    RootShell SUDO = (script, random) -> ElevatedCommand.of("env LC_ALL=C sudo -n sh -s", script, SudoSession.UNASKED);

    /** What to run on the node so that it reads this script and runs it as root. */
    ElevatedCommand errand(String script, RandomGenerator random);

    /** By sudo, which is given the password if it asks for one. */
    static RootShell withPassword(Secret password) {
        return (script, random) -> {
            SudoSession talk = new SudoSession(Nonce.draw(random), password, script);
            return new ElevatedCommand(talk.command(), talk, talk::withoutTalk, talk::rise);
        };
    }

    /** @param password known to the operator; whether it is needed, sudo decides */
    static RootShell of(Sudo sudo, Optional<Secret> password) {
        return sudo == Sudo.NONE ? LOGIN : password.map(RootShell::withPassword).orElse(SUDO);
    }
}
