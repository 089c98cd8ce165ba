package io.volmount.ssh.auth;

import io.volmount.access.IdentityChoice;
import io.volmount.access.SshTarget;
import io.volmount.secret.Secret;
import io.volmount.ssh.key.IdentityFile;
import io.volmount.ssh.key.UserKey;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Watchdog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The identities of a run. Each file is read once, each passphrase requested once, each ssh-agent listed once.
 * Thread-safe.
 */
public final class Identities {
    /** sshd's default MaxAuthTries. */
    private static final int MAX_AUTH_TRIES = 6;

    private static final Duration AGENT_TIMEOUT = Duration.ofSeconds(10);

    private final Credentials credentials;
    private final Watchdog watchdog;
    private final Map<Path, IdentityFile> files = new ConcurrentHashMap<>();
    private final Map<Path, Listing> listings = new ConcurrentHashMap<>();

    /** The keys of an ssh-agent, or reasons they could not be listed. */
    private record Listing(List<SshAgentIdentity> keys, Optional<String> problem) {}

    public Identities(Credentials credentials, Watchdog watchdog) {
        this.credentials = credentials;
        this.watchdog = watchdog;
    }

    /** Reads the files that are of no use so far, and lists the ssh-agents, again when they are needed next. */
    public void reread() {
        listings.clear();
        files.values().removeIf(file -> file.privateHalf().isEmpty());
    }

    /**
     * The identities to offer to a target. Prompts for a passphrase only if the public key cannot be read without it.
     */
    public AuthPlan plan(SshTarget target) throws Unreachable {
        IdentityChoice choice = target.identities();
        List<IdentityFile> read = choice.files().stream()
                .map(path -> files.computeIfAbsent(path, IdentityFile::read))
                .toList();
        read.stream().filter(file -> file.publicHalf().isEmpty()).forEach(this::unlock);
        Optional<Listing> agent = choice.sshAgent().map(socket -> listings.computeIfAbsent(socket, this::list));

        List<SshAgentIdentity> agentKeys = agent.map(Listing::keys).orElse(List.of());
        boolean password = password(target).isPresent();
        int tries = MAX_AUTH_TRIES - (password ? 1 : 0);
        AuthPlan plan = new IdentityOrder(
                        read, certificates(choice), agentKeys, choice.identitiesOnly(), tries, target.algorithms())
                .plan();
        List<String> notes = new ArrayList<>(plan.notes());
        agent.flatMap(Listing::problem).ifPresent(notes::add);
        if (plan.offers().isEmpty() && !password) {
            throw noIdentity(target, agent, notes);
        }
        return new AuthPlan(plan.offers(), plan.notTried(), notes);
    }

    /** The password, if this target may be offered it. */
    public Optional<Secret> password(SshTarget target) {
        return credentials.password().filter(any -> target.identities().password());
    }

    public void unlock(IdentityFile file) {
        file.unlock(credentials.passphrases());
    }

    private Map<Path, UserKey> certificates(IdentityChoice choice) {
        List<Path> paths = new ArrayList<>(choice.certificates());
        choice.files().forEach(file -> paths.add(file.resolveSibling(file.getFileName() + "-cert.pub")));
        Map<Path, UserKey> found = new LinkedHashMap<>();
        paths.forEach(path -> UserKey.read(path).filter(UserKey::isCertificate).ifPresent(key -> found.put(path, key)));
        return found;
    }

    private Listing list(Path socket) {
        try {
            return new Listing(new SshAgentClient(socket, watchdog, AGENT_TIMEOUT).keys(), Optional.empty());
        } catch (IOException e) {
            return new Listing(List.of(), Optional.of(e.getMessage()));
        }
    }

    private static Unreachable noIdentity(SshTarget target, Optional<Listing> agent, List<String> notes) {
        List<String> reasons = new ArrayList<>(notes);
        if (agent.isEmpty()) {
            reasons.add("no ssh-agent is available");
        } else if (agent.get().problem().isEmpty()) {
            reasons.add("the ssh-agent holds no usable key");
        }
        return new Unreachable(
                Unreachable.Kind.NO_IDENTITY, target, "no identity to log in with: " + String.join(", ", reasons));
    }
}
