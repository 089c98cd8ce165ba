package io.volmount.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The private keys that targets name, each file read once. Safe for threads. */
final class Identities {
    private final Map<Path, IdentityFile> read = new ConcurrentHashMap<>();

    /** The keys to try for this target, in its order. */
    List<IdentityFile> usable(SshTarget target) throws Unreachable {
        List<IdentityFile> usable = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path path : target.identityFiles()) {
            IdentityFile file = read.computeIfAbsent(path, IdentityFile::read);
            file.problem().ifPresentOrElse(problem -> problems.add(path + " " + problem), () -> usable.add(file));
        }
        if (usable.isEmpty()) {
            String why = problems.isEmpty()
                    ? "none is configured"
                    : problems.stream().collect(Collectors.joining(", "));
            throw new Unreachable(Unreachable.Kind.NO_IDENTITY, target, "no identity file to log in with: " + why);
        }
        return usable;
    }
}
