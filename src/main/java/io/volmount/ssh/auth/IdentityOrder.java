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
 * The order in which keys are offered. OpenSSH's is: certificates, configured keys that the ssh-agent holds, its other
 * keys, the other configured ones. Here the ssh-agent's others come after the configured ones that are open, and leave
 * room for the locked ones: a server hangs up after MaxAuthTries keys, and a locked key costs somebody's attention.
 *
 * @param certificates from files
 * @param agentKeys the ssh-agent's
 * @param only whether the ssh-agent's other keys are left alone
 * @param room how many tries there are
 * @param algorithms what a key may sign with
 */
record IdentityOrder(
        List<IdentityFile> files,
        Map<Path, UserKey> certificates,
        List<SshAgentIdentity> agentKeys,
        boolean only,
        int room,
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

        List<Identity> mine = distinct(Stream.concat(first.stream(), last.stream()), notes);
        List<Identity> others = only ? List.of() : distinct(agentKeys.stream().filter(key -> !configured(key)), notes);
        int places = Math.max(0, Math.min(others.size(), room - mine.size()));
        List<Identity> order =
                distinct(Stream.of(first, others.subList(0, places), last).flatMap(List::stream), notes);
        List<Identity> left = new ArrayList<>(order.subList(Math.min(room, order.size()), order.size()));
        left.addAll(others.subList(places, others.size()));
        return new AuthPlan(
                offers(order.subList(0, Math.min(room, order.size()))),
                left.stream().map(Identity::name).toList(),
                notes.stream().distinct().toList());
    }

    private List<Identity> certified(List<String> notes) {
        List<Identity> found = new ArrayList<>();
        certificates.forEach((path, certificate) -> {
            Optional<Identity> key = certificate.certified().flatMap(this::keyOf);
            key.ifPresentOrElse(
                    signer -> found.add(new CertificateIdentity(path, certificate, signer)),
                    () -> notes.add(path + " is a certificate whose key is neither in a file nor in the ssh-agent"));
        });
        return found;
    }

    private Optional<Identity> keyOf(UserKey wanted) {
        Stream<Identity> inFiles = Stream.concat(files(false), files(true));
        return held(wanted)
                .or(() -> inFiles.filter(key -> key.publicHalf().equals(wanted)).findFirst());
    }

    private Optional<Identity> held(UserKey wanted) {
        return agentKeys.stream()
                .filter(key -> key.publicHalf().equals(wanted))
                .map(Identity.class::cast)
                .findFirst();
    }

    /** Whether a file or its certificate is about the same key. */
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

    /** Each key once, and only such as servers take. */
    private List<Identity> distinct(Stream<? extends Identity> keys, List<String> notes) {
        Map<UserKey, Identity> found = new LinkedHashMap<>();
        keys.forEach(key -> {
            if (key.publicHalf().algorithms(algorithms).isEmpty()) {
                notes.add(key.name() + " is a DSA key, which no server should take");
            } else {
                found.putIfAbsent(key.publicHalf(), key);
            }
        });
        return List.copyOf(found.values());
    }

    /** Every key under its best algorithm, and while there is room, under its second one. */
    private List<Offer> offers(List<Identity> keys) {
        Stream<Offer> best = keys.stream()
                .map(key ->
                        new Offer(key, key.publicHalf().algorithms(algorithms).get(0)));
        Stream<Offer> second = keys.stream()
                .flatMap(key -> key.publicHalf().algorithms(algorithms).stream()
                        .skip(1)
                        .map(algorithm -> new Offer(key, algorithm)));
        return Stream.concat(best, second).limit(room).toList();
    }
}
