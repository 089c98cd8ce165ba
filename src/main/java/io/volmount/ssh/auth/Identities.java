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

/** The keys of a run: each file is read once, each passphrase asked once, each ssh-agent listed once. Safe for threads. */
public final class Identities {
    /** What OpenSSH's servers take unless told otherwise (MaxAuthTries). */
    private static final int MOST_TRIES = 6;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Credentials credentials;
    private final Watchdog watchdog;
    private final Map<Path, IdentityFile> files = new ConcurrentHashMap<>();
    private final Map<Path, Listing> listings = new ConcurrentHashMap<>();

    /** What an ssh-agent holds, or what is the matter with it. */
    private record Listing(List<SshAgentIdentity> keys, Optional<String> problem) {}

    public Identities(Credentials credentials, Watchdog watchdog) {
        this.credentials = credentials;
        this.watchdog = watchdog;
    }

    /** What to offer this target; may ask for a passphrase, when without it not even the public half of a key is known. */
    public AuthPlan plan(SshTarget target) throws Unreachable {
        IdentityChoice choice = target.identities();
        List<IdentityFile> read = choice.files().stream()
                .map(path -> files.computeIfAbsent(path, IdentityFile::read))
                .toList();
        read.stream().filter(file -> file.publicHalf().isEmpty()).forEach(this::unlock);
        Optional<Listing> agent = choice.keyAgent().map(socket -> listings.computeIfAbsent(socket, this::list));

        List<SshAgentIdentity> held = agent.map(Listing::keys).orElse(List.of());
        boolean password = password(target).isPresent();
        int room = MOST_TRIES - (password ? 1 : 0);
        AuthPlan plan =
                new IdentityOrder(read, certificates(choice), held, choice.only(), room, target.algorithms()).plan();
        List<String> notes = new ArrayList<>(plan.notes());
        agent.flatMap(Listing::problem).ifPresent(notes::add);
        if (plan.offers().isEmpty() && !password) {
            throw nothing(target, agent, notes);
        }
        return new AuthPlan(plan.offers(), plan.notTried(), notes);
    }

    /** The password that this target may be offered. */
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
            return new Listing(new SshAgentClient(socket, watchdog, PATIENCE).keys(), Optional.empty());
        } catch (IOException e) {
            return new Listing(List.of(), Optional.of(e.getMessage()));
        }
    }

    private static Unreachable nothing(SshTarget target, Optional<Listing> agent, List<String> notes) {
        List<String> why = new ArrayList<>(notes);
        if (agent.isEmpty()) {
            why.add("there is no ssh-agent");
        } else if (agent.get().problem().isEmpty()) {
            why.add("the ssh-agent holds no key for it");
        }
        return new Unreachable(
                Unreachable.Kind.NO_IDENTITY, target, "no identity to log in with: " + String.join(", ", why));
    }
}
