package io.volmount.app.session;

import io.volmount.access.Access;
import io.volmount.document.Diagnostics;
import io.volmount.document.SourceLocation;
import io.volmount.file.FileErrors;
import io.volmount.file.UntrustedFile;
import io.volmount.ssh.key.KeyFileText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks once, before any agent is contacted, that the configured key files can be read. Not thread-safe. */
final class IdentityCheck {
    private final boolean password;
    private final Diagnostics diagnostics;
    private final Map<Path, Optional<String>> obstacles = new HashMap<>();
    private final Set<String> remarks = new LinkedHashSet<>();

    /**
     * Nothing is checked yet.
     *
     * @param password whether there is a login password
     * @param diagnostics gets the unusable files of agents that have no other way to log in
     */
    IdentityCheck(boolean password, Diagnostics diagnostics) {
        this.password = password;
        this.diagnostics = diagnostics;
    }

    /** Checks the files of these agents. Returns sentences about unusable files that are not needed. */
    List<String> of(List<Access> agents) {
        agents.forEach(this::check);
        return new ArrayList<>(remarks);
    }

    private void check(Access agent) {
        List<Path> files = agent.target().identities().files();
        boolean another = password
                || agent.target().identities().sshAgent().isPresent()
                || files.stream().anyMatch(file -> obstacle(file).isEmpty());
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            Optional<String> obstacle = obstacle(file);
            Optional<SourceLocation> source = agent.origins().source("identityFile", i);
            if (obstacle.isEmpty() || source.isEmpty()) {
                continue;
            }
            String sentence = obstacle.get();
            if (!another) {
                diagnostics.add(
                        source.get(), sentence + "; there is no other key, ssh-agent or password for the login");
            } else if (agent.host().identityFile().isPresent() && !Files.exists(publicHalf(file))) {
                remarks.add(source.get() + ": " + sentence);
            }
        }
    }

    /** The public key file, which tells an ssh-agent which of its keys to use. */
    private static Path publicHalf(Path file) {
        return file.resolveSibling(file.getFileName() + ".pub");
    }

    private Optional<String> obstacle(Path file) {
        return obstacles.computeIfAbsent(file, IdentityCheck::tried);
    }

    private static Optional<String> tried(Path file) {
        try {
            KeyFileText.check(file);
            return Optional.empty();
        } catch (UntrustedFile untrusted) {
            return Optional.of("the identity " + file + " is not used: " + untrusted.getReason());
        } catch (IOException failed) {
            return Optional.of("cannot read the identity " + file + ": " + FileErrors.reason(file, failed));
        }
    }
}
