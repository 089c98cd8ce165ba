package io.volmount.ssh;

import io.volmount.inventory.AlgorithmProfile;
import io.volmount.ssh.LoginPlan.Offer;
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
record KeyOrder(
        List<IdentityFile> files,
        Map<Path, UserKey> certificates,
        List<AgentKey> agentKeys,
        boolean only,
        int room,
        AlgorithmProfile algorithms) {

    LoginPlan plan() {
        List<String> notes = new ArrayList<>();
        List<LoginKey> first = new ArrayList<>(certified(notes));
        agentKeys.stream().filter(this::configured).forEach(first::add);
        files(false).forEach(first::add);
        List<LoginKey> last = files(true).toList();
        files.stream()
                .filter(file -> file.publicHalf().flatMap(this::held).isEmpty())
                .forEach(file -> file.problem().ifPresent(problem -> notes.add(file.path() + " " + problem)));

        List<LoginKey> mine = distinct(Stream.concat(first.stream(), last.stream()), notes);
        List<LoginKey> others = only ? List.of() : distinct(agentKeys.stream().filter(key -> !configured(key)), notes);
        int places = Math.max(0, Math.min(others.size(), room - mine.size()));
        List<LoginKey> order =
                distinct(Stream.of(first, others.subList(0, places), last).flatMap(List::stream), notes);
        List<LoginKey> left = new ArrayList<>(order.subList(Math.min(room, order.size()), order.size()));
        left.addAll(others.subList(places, others.size()));
        return new LoginPlan(
                offers(order.subList(0, Math.min(room, order.size()))),
                left.stream().map(LoginKey::name).toList(),
                notes.stream().distinct().toList());
    }

    private List<LoginKey> certified(List<String> notes) {
        List<LoginKey> found = new ArrayList<>();
        certificates.forEach((path, certificate) -> {
            Optional<LoginKey> key = certificate.certified().flatMap(this::keyOf);
            key.ifPresentOrElse(
                    signer -> found.add(new CertifiedKey(path, certificate, signer)),
                    () -> notes.add(path + " is a certificate whose key is neither in a file nor in the ssh-agent"));
        });
        return found;
    }

    private Optional<LoginKey> keyOf(UserKey wanted) {
        Stream<LoginKey> inFiles = Stream.concat(files(false), files(true));
        return held(wanted)
                .or(() -> inFiles.filter(key -> key.publicHalf().equals(wanted)).findFirst());
    }

    private Optional<LoginKey> held(UserKey wanted) {
        return agentKeys.stream()
                .filter(key -> key.publicHalf().equals(wanted))
                .map(LoginKey.class::cast)
                .findFirst();
    }

    /** Whether a file or its certificate is about the same key. */
    private boolean configured(AgentKey key) {
        UserKey bare = key.publicHalf().certified().orElse(key.publicHalf());
        return files.stream().anyMatch(file -> file.publicHalf().equals(Optional.of(bare)))
                || certificates.values().stream()
                        .anyMatch(cert -> cert.certified().equals(Optional.of(bare)));
    }

    private Stream<LoginKey> files(boolean locked) {
        return files.stream()
                .filter(file -> file.locked() == locked && file.problem().isEmpty())
                .flatMap(file -> file.publicHalf().stream().map(half -> new FileKey(file, half)));
    }

    /** Each key once, and only such as servers take. */
    private List<LoginKey> distinct(Stream<? extends LoginKey> keys, List<String> notes) {
        Map<UserKey, LoginKey> found = new LinkedHashMap<>();
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
    private List<Offer> offers(List<LoginKey> keys) {
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
