package io.volmount.ssh.login;

import io.volmount.secret.Secret;
import io.volmount.ssh.auth.AuthMethodUnusable;
import io.volmount.ssh.auth.AuthPlan;
import io.volmount.ssh.auth.AuthPlan.Offer;
import io.volmount.ssh.auth.KeyLocked;
import io.volmount.ssh.auth.KeyboardInteractiveAuth;
import io.volmount.ssh.auth.PasswordAuth;
import io.volmount.ssh.connection.SshjClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthNone;

/** One login: offers one thing after the other until the server is content, and remembers what came of each. */
final class Authentication {
    private static final int MOST_NAMES = 5;

    private final AuthPlan plan;
    private final Optional<Secret> password;
    private final List<String> outcomes = new ArrayList<>();
    private final List<String> accepted = new ArrayList<>();
    private boolean content;

    Authentication(AuthPlan plan, Optional<Secret> password) {
        this.plan = plan;
        this.password = password;
    }

    /**
     * @throws KeyLocked when the server takes a key that must be unlocked first
     * @throws UserAuthException when the server is content with nothing there is
     */
    void run(SshjClient client, String user) throws SSHException {
        offerAll(client, user);
        content = true;
    }

    private void offerAll(SshjClient client, String user) throws SSHException {
        for (Offer offer : plan.offers()) {
            if (takes(client, "publickey") && accepted(client, user, offer.key().name(), offer.method())) {
                return;
            }
        }
        if (password.isPresent() && passwordAccepted(client, user, password.get())) {
            return;
        }
        throw new UserAuthException("nothing is left to offer");
    }

    /** By one of the two ways only: a wrong password given twice may lock an account. */
    private boolean passwordAccepted(SshjClient client, String user, Secret secret) throws SSHException {
        if (client.wanted().isEmpty() && client.offer(user, new AuthNone())) {
            return true;
        }
        if (takes(client, "password")) {
            return accepted(client, user, "the password", new PasswordAuth(secret));
        }
        if (takes(client, "keyboard-interactive")) {
            return accepted(client, user, "the password", new KeyboardInteractiveAuth(secret));
        }
        outcomes.add("the password was not offered, as the server takes none");
        return false;
    }

    /** Until the server has refused something, it has not said what it takes. */
    private static boolean takes(SshjClient client, String method) {
        Collection<String> wanted = client.wanted();
        return wanted.isEmpty() || wanted.contains(method);
    }

    private boolean accepted(SshjClient client, String user, String name, AuthMethod method) throws SSHException {
        boolean before = client.getUserAuth().hadPartialSuccess();
        outcomes.add(name + " went unanswered");
        try {
            if (client.offer(user, method)) {
                accepted.add(means(name, method));
                return true;
            }
            boolean enough = before || !client.getUserAuth().hadPartialSuccess();
            if (!enough) {
                accepted.add(means(name, method));
            }
            outcome(name + (enough ? " was refused" : " was accepted but is not enough"));
        } catch (AuthMethodUnusable e) {
            outcome(name + " cannot be used: " + e.getMessage());
        }
        return false;
    }

    private void outcome(String outcome) {
        outcomes.set(outcomes.size() - 1, outcome);
    }

    private static String means(String name, AuthMethod method) {
        return name + (method.getName().equals("keyboard-interactive") ? ", by keyboard-interactive" : "");
    }

    /** What the server was content with, once it was. */
    Optional<String> means() {
        return content
                ? Optional.of(
                        accepted.isEmpty()
                                ? "nothing, for the server lets in everybody"
                                : String.join(" and ", accepted))
                : Optional.empty();
    }

    /** What was tried, each with its outcome, and what was not, and why. */
    String account() {
        List<String> all = new ArrayList<>(outcomes.stream().distinct().toList());
        if (all.isEmpty()) {
            all.add("nothing was tried");
        }
        all.addAll(plan.notes());
        if (!plan.notTried().isEmpty()) {
            all.add(leftOut());
        }
        return String.join(", ", all);
    }

    private String leftOut() {
        List<String> names = plan.notTried();
        return String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
                + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "")
                + (names.size() == 1 ? " was" : " were")
                + " not tried, as a server hangs up after too many; name the right one as identityFile";
    }
}
