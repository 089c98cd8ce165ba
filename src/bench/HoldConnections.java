import io.volmount.access.AccessResolver;
import io.volmount.agent.Agent;
import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.ProbeRequest;
import io.volmount.document.Diagnostics;
import io.volmount.document.TextFile;
import io.volmount.inventory.Inventory;
import io.volmount.ssh.SshNodes;
import io.volmount.ssh.auth.Credentials;
import io.volmount.sshconfig.LocalUser;
import io.volmount.sshconfig.SshConfig;
import io.volmount.volume.Filesystem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Probes every agent of an inventory, keeps all connections open, and prints what they cost. Run by
 * {@code hold-connections.sh}.
 */
final class HoldConnections {
    private static final int PARALLEL = 32;
    private static final ProbeRequest REQUEST = new ProbeRequest(List.of(), List.of(), List.of(), Set.of(Filesystem.EXT4));

    private HoldConnections() {}

    /** Resources of the process; heap after a garbage collection, in bytes. */
    private record Cost(long heap, long resident, long threads, long files) {
        static Cost now() throws IOException {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
                return new Cost(
                        Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory(),
                        vmRss(),
                        ManagementFactory.getThreadMXBean().getThreadCount(),
                        open.count());
            }
        }

        private static long vmRss() throws IOException {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
        }

        void print(String when) {
            System.out.printf(
                    "%-28s heap %6.1f MB, resident %6.1f MB, %4d threads, %4d files%n",
                    when, heap / 1e6, resident / 1e6, threads, files);
        }

        void printPerConnection(Cost before, int connections) {
            System.out.printf(
                    "%-28s heap %6.1f KB, resident %6.1f KB, %4.2f threads, %4.2f files%n",
                    "per connection",
                    (heap - before.heap) / 1e3 / connections,
                    (resident - before.resident) / 1e3 / connections,
                    (double) (threads - before.threads) / connections,
                    (double) (files - before.files) / connections);
        }
    }

    /** @param arguments the path of the inventory */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(System.getProperty("user.home"));
        LocalUser user = LocalUser.current(home, System.getProperty("user.name"), Map.of());
        AccessResolver resolver = new AccessResolver(SshConfig.none(user), user);
        Path file = Path.of(arguments[0]).toAbsolutePath();
        Inventory inventory = Inventory.read(TextFile.read(file), home, file.getParent());
        SecureRandom random = new SecureRandom();
        ExecutorService executor = Executors.newFixedThreadPool(PARALLEL);
        try (SshNodes network = new SshNodes(
                Credentials.none(),
                System.err::println,
                random,
                time -> Thread.sleep(time.toMillis()),
                Clock.systemUTC())) {
            List<Agent> agents =
                    resolver.ofAll(inventory.hosts(), new Diagnostics()).stream()
                            .map(network::of)
                            .toList();
            probe(executor, agents.subList(0, PARALLEL), "first");
            Cost before = Cost.now();
            before.print(PARALLEL + " connections");
            probe(executor, agents.subList(PARALLEL, agents.size()), "others");
            Cost held = Cost.now();
            held.print(agents.size() + " connections");
            held.printPerConnection(before, agents.size() - PARALLEL);
            probe(executor, agents, "all again");
            Cost.now().print(agents.size() + " connections, used again");
            agents.forEach(Agent::close);
        } finally {
            executor.shutdown();
        }
    }

    private static void probe(ExecutorService executor, List<Agent> agents, String which) throws Exception {
        long begin = System.nanoTime();
        List<Future<Optional<String>>> probes =
                agents.stream().map(agent -> executor.submit(() -> failure(agent))).toList();
        int failed = 0;
        for (Future<Optional<String>> probe : probes) {
            Optional<String> failure = probe.get();
            failed += failure.isPresent() ? 1 : 0;
            failure.ifPresent(System.err::println);
        }
        System.out.printf(
                "probed %4d agents (%s) in %.1f s, %d failed%n",
                agents.size(), which, (System.nanoTime() - begin) / 1e9, failed);
    }

    private static Optional<String> failure(Agent agent) {
        try {
            agent.probe(REQUEST);
            return Optional.empty();
        } catch (AgentUnreachable e) {
            return Optional.of(e.getMessage());
        }
    }
}
