package io.volmount.ssh.auth;

import io.volmount.inventory.AlgorithmProfile;
import io.volmount.ssh.auth.AuthPlan.Offer;
import io.volmount.ssh.key.IdentityFile;
import io.volmount.ssh.key.UserKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The order in which identities are offered. OpenSSH's order: certificates, configured keys held by the ssh-agent, the
 * ssh-agent's other keys, other configured keys. Here the ssh-agent's other keys come after the unencrypted configured
 * keys and leave tries for the encrypted ones: a server disconnects after MaxAuthTries keys, and an encrypted key
 * needs a prompt.
 *
 * @param certificates by file
 * @param agentKeys keys of the ssh-agent
 * @param only whether to offer none of the ssh-agent's other keys
 * @param tries maximum number of offers
 * @param algorithms decides on the signature algorithms
 */
record IdentityOrder(
        List<IdentityFile> files,
        Map<Path, UserKey> certificates,
        List<SshAgentIdentity> agentKeys,
        boolean only,
        int tries,
        AlgorithmProfile algorithms) {

    AuthPlan plan() {
        List<String> notes = new ArrayList<>();
        List<Identity> first = new ArrayList<>(certified(notes));
        agentKeys.stream().filter(this::configured).forEach(first::add);
        files(false).forEach(first::add);
        List<Identity> last = files(true).toList();
        files.stream()
                .filter(file -> file.publicHalf().flatMap(this::held).isEmpty())
                .forEach(file -> file.problem().ifPresent(problem -> notes.add(file.path() + " " + problem)));

        List<Identity> configured = distinct(Stream.concat(first.stream(), last.stream()), notes);
        List<Identity> others = only ? List.of() : distinct(agentKeys.stream().filter(key -> !configured(key)), notes);
        int freeTries = Math.max(0, Math.min(others.size(), tries - configured.size()));
        List<Identity> order =
                distinct(Stream.of(first, others.subList(0, freeTries), last).flatMap(List::stream), notes);
        List<Identity> skipped = new ArrayList<>(order.subList(Math.min(tries, order.size()), order.size()));
        skipped.addAll(others.subList(freeTries, others.size()));
        return new AuthPlan(
                offers(order.subList(0, Math.min(tries, order.size()))),
                skipped.stream().map(Identity::name).toList(),
                notes.stream().distinct().toList());
    }

    private List<Identity> certified(List<String> notes) {
        List<Identity> found = new ArrayList<>();
        certificates.forEach((path, certificate) -> {
            Optional<Identity> key = certificate.certified().flatMap(this::keyOf);
            key.ifPresentOrElse(
                    signer -> found.add(new CertificateIdentity(path, certificate, signer)),
                    () -> notes.add(path + " is a certificate without a matching key in an identity file or the"
                            + " ssh-agent"));
        });
        return found;
    }

    private Optional<Identity> keyOf(UserKey publicKey) {
        Stream<Identity> inFiles = Stream.concat(files(false), files(true));
        return held(publicKey)
                .or(() -> inFiles.filter(key -> key.publicHalf().equals(publicKey))
                        .findFirst());
    }

    private Optional<Identity> held(UserKey publicKey) {
        return agentKeys.stream()
                .filter(key -> key.publicHalf().equals(publicKey))
                .map(Identity.class::cast)
                .findFirst();
    }

    /** Whether an identity file or certificate is for the same key. */
    private boolean configured(SshAgentIdentity key) {
        UserKey bare = key.publicHalf().certified().orElse(key.publicHalf());
        return files.stream().anyMatch(file -> file.publicHalf().equals(Optional.of(bare)))
                || certificates.values().stream()
                        .anyMatch(cert -> cert.certified().equals(Optional.of(bare)));
    }

    private Stream<Identity> files(boolean locked) {
        return files.stream()
                .filter(file -> file.locked() == locked && file.problem().isEmpty())
                .flatMap(file -> file.publicHalf().stream().map(half -> new FileIdentity(file, half)));
    }

    /** Removes duplicates and DSA keys. */
    private List<Identity> distinct(Stream<? extends Identity> keys, List<String> notes) {
        Map<UserKey, Identity> found = new LinkedHashMap<>();
        keys.forEach(key -> {
            if (key.publicHalf().algorithms(algorithms).isEmpty()) {
                notes.add(key.name() + " is a DSA key, which is not supported");
            } else {
                found.putIfAbsent(key.publicHalf(), key);
            }
        });
        return List.copyOf(found.values());
    }

    /** Each key with its best algorithm, then, up to the limit, with its second one. */
    private List<Offer> offers(List<Identity> keys) {
        Stream<Offer> best = keys.stream()
                .map(key ->
                        new Offer(key, key.publicHalf().algorithms(algorithms).get(0)));
        Stream<Offer> second = keys.stream()
                .flatMap(key -> key.publicHalf().algorithms(algorithms).stream()
                        .skip(1)
                        .map(algorithm -> new Offer(key, algorithm)));
        return Stream.concat(best, second).limit(tries).toList();
    }
}
