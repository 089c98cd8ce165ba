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

/** Authenticates one connection: tries one method after the other and records each outcome. */
final class Authentication {
    private static final int MAX_NAMES = 5;

    private final AuthPlan plan;
    private final Optional<Secret> password;
    private final List<String> outcomes = new ArrayList<>();
    private final List<String> accepted = new ArrayList<>();
    private boolean complete;

    Authentication(AuthPlan plan, Optional<Secret> password) {
        this.plan = plan;
        this.password = password;
    }

    /**
     * @throws KeyLocked if the server accepts a key that must be decrypted first
     * @throws UserAuthException if the server accepts none of the methods
     */
    void run(SshjClient client, String user) throws SSHException {
        offerAll(client, user);
        complete = true;
    }

    private void offerAll(SshjClient client, String user) throws SSHException {
        for (Offer offer : plan.offers()) {
            if (allows(client, "publickey")
                    && accepted(client, user, offer.key().name(), offer.method())) {
                return;
            }
        }
        if (password.isPresent() && passwordAccepted(client, user, password.get())) {
            return;
        }
        throw new UserAuthException("nothing is left to offer");
    }

    /** Tries the password by one method only: repeated failures may lock the summary. */
    private boolean passwordAccepted(SshjClient client, String user, Secret secret) throws SSHException {
        if (client.allowedMethods().isEmpty() && client.authenticate(user, new AuthNone())) {
            return true;
        }
        if (allows(client, "password")) {
            return accepted(client, user, "the password", new PasswordAuth(secret));
        }
        if (allows(client, "keyboard-interactive")) {
            return accepted(client, user, "the password", new KeyboardInteractiveAuth(secret));
        }
        outcomes.add("the password was not tried because the server does not accept passwords");
        return false;
    }

    /** The server lists its methods only after rejecting one. */
    private static boolean allows(SshjClient client, String method) {
        Collection<String> allowed = client.allowedMethods();
        return allowed.isEmpty() || allowed.contains(method);
    }

    private boolean accepted(SshjClient client, String user, String name, AuthMethod method) throws SSHException {
        boolean partialBefore = client.getUserAuth().hadPartialSuccess();
        outcomes.add(name + " was not answered");
        try {
            if (client.authenticate(user, method)) {
                accepted.add(describe(name, method));
                return true;
            }
            boolean rejected = partialBefore || !client.getUserAuth().hadPartialSuccess();
            if (!rejected) {
                accepted.add(describe(name, method));
            }
            outcome(name + (rejected ? " was rejected" : " was accepted, but further authentication is required"));
        } catch (AuthMethodUnusable e) {
            outcome(name + " cannot be used: " + e.getMessage());
        }
        return false;
    }

    private void outcome(String outcome) {
        outcomes.set(outcomes.size() - 1, outcome);
    }

    private static String describe(String name, AuthMethod method) {
        return name + (method.getName().equals("keyboard-interactive") ? ", by keyboard-interactive" : "");
    }

    /** The accepted methods, once authentication is complete. */
    Optional<String> methods() {
        return complete
                ? Optional.of(
                        accepted.isEmpty()
                                ? "no authentication (the server accepts anyone)"
                                : String.join(" and ", accepted))
                : Optional.empty();
    }

    /** The methods tried, with their outcomes, and those not tried, with reasons. */
    String summary() {
        List<String> all = new ArrayList<>(outcomes.stream().distinct().toList());
        if (all.isEmpty()) {
            all.add("no method was tried");
        }
        all.addAll(plan.notes());
        if (!plan.notTried().isEmpty()) {
            all.add(notTried());
        }
        return String.join(", ", all);
    }

    private String notTried() {
        List<String> names = plan.notTried();
        return String.join(", ", names.subList(0, Math.min(MAX_NAMES, names.size())))
                + (names.size() > MAX_NAMES ? " and " + (names.size() - MAX_NAMES) + " more" : "")
                + (names.size() == 1 ? " was" : " were")
                + " not tried, because a server disconnects after too many failures; set the right one as identityFile";
    }
}
