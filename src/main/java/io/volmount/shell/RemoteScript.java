package io.volmount.shell;

import io.volmount.agent.NodeCommand;
import io.volmount.agent.ProbeRequest;
import io.volmount.attribute.AttributeSettings;
import io.volmount.facts.NodeLimits;
import io.volmount.facts.RunIdentity;
import io.volmount.shell.session.ShellQuote;
import io.volmount.step.ScriptStep;
import io.volmount.step.file.WrittenPaths;
import io.volmount.volume.Filesystem;
import io.volmount.volume.Role;
import io.volmount.volume.VolumePath;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A script for {@code sh -s}: one group of quoted parameter assignments, the script files, and the call of {@code main}. If
 * truncated anywhere, it does nothing.
 *
 * @param nonce marks the frame lines of the output
 */
record RemoteScript(String nonce, String text) {
    private static final String CALL = "main </dev/null\n}\n";
    private static final List<String> TOOLS = List.of(
            "awk", "blkid", "blockdev", "flock", "journalctl", "losetup", "mount", "stat", "systemctl", "umount");

    /** The script files that every step gets. */
    private static final List<String> LIBRARIES = List.of("prelude", "step", "lock", "owners", "content");

    /** The script files that every probe of the facts gets. */
    private static final List<String> FACTS =
            List.of("prelude", "probe", "node", "dcos", "fstab", "owners", "content", "facts", "mounts", "attributes");

    /** The script files for what only a plan needs to know. */
    private static final List<String> PLAN = List.of("metrics", "paths", "reservations");

    /** The script of a step.
     *
     * @param lockWait longest wait for another step to release the node's lock */
    static RemoteScript step(String nonce, ScriptStep step, RunIdentity identity, Duration lockWait) {
        Map<String, String> parameters = new HashMap<>(step.parameters());
        parameters.put("WORK", "claim ensure");
        parameters.put("STEP", step.id());
        parameters.put("RUN", identity.run());
        parameters.put("CONTROLLER", identity.controller());
        parameters.put("BOOT", identity.boot().orElse(""));
        parameters.put("AGE", String.valueOf(identity.age().toSeconds()));
        parameters.put("LOCK_WAIT", String.valueOf(lockWait.toSeconds()));
        return assemble(nonce, parameters, files(LIBRARIES, step.libraries(), List.of(step.script())));
    }

    /** The script that releases the node's lock, if this run holds it. */
    static RemoteScript release(String nonce, String lock, Duration lockWait) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("WORK", "release");
        parameters.put("STEP", "release");
        parameters.put("RUN", lock);
        parameters.put("LOCK_WAIT", String.valueOf(lockWait.toSeconds()));
        return assemble(nonce, parameters, List.of("prelude", "step", "lock"));
    }

    /** Probes the node's facts. */
    static RemoteScript facts(String nonce, ProbeRequest request) {
        return assemble(
                nonce,
                planned(request, request.attributes() ? " process" : ""),
                files(FACTS, PLAN, List.of("process")));
    }

    /** Probes the facts of the whole node, with every block device that the kernel lists. */
    static RemoteScript node(String nonce, ProbeRequest request) {
        Map<String, String> parameters = planned(request, " unfinished_file_system");
        parameters.merge("PARTS", "block_devices ", (parts, first) -> first + parts);
        parameters.put("MOST_DEVICES", String.valueOf(NodeLimits.DEVICES));
        return assemble(nonce, parameters, files(FACTS, PLAN, List.of("devices")));
    }

    /** Probes the facts, without what only a plan needs to know, the journal and the agent's main process. */
    static RemoteScript evidence(String nonce, ProbeRequest request) {
        Map<String, String> parameters =
                facts(request, (request.attributes() ? "attributes " : "") + "journal process");
        parameters.put("DISCOVERY_UNITS", words(Arrays.asList(Role.values()), Role::discoveryUnit));
        return assemble(nonce, parameters, files(FACTS, List.of("journal"), List.of("process")));
    }

    /** Checks whether steps can run on the node, for any file system and volume. */
    static RemoteScript check(String nonce) {
        Map<String, String> parameters =
                probe(new ProbeRequest(List.of(), List.of(), List.of(), Set.of(Filesystem.values())), "check");
        parameters.merge("TOOLS", " findmnt", String::concat);
        return assemble(nonce, parameters, List.of("prelude", "probe", "node", "dcos", "check"));
    }

    /** Probes the boot ID only. */
    static RemoteScript boot(String nonce) {
        return assemble(nonce, Map.of("PARTS", "boot"), List.of("prelude", "probe", "node"));
    }

    /** Runs a command of the operator with its interpreter. */
    static RemoteScript command(String nonce, NodeCommand command) {
        List<String> interpreter = command.interpreter();
        return assemble(
                nonce,
                Map.of(
                        "TEXT",
                        command.text(),
                        "INTERPRETER",
                        interpreter.get(0),
                        "ARGUMENT",
                        interpreter.size() > 1 ? interpreter.get(1) : "",
                        "ROOT",
                        command.root() ? "yes" : "no"),
                List.of("command"));
    }

    /** @param more parts besides those of every plan, each after a space */
    private static Map<String, String> planned(ProbeRequest request, String more) {
        Map<String, String> parameters =
                facts(request, "metrics paths attributes" + (request.reservations() ? " reservations" : "") + more);
        parameters.put("PATHS", lines(request.paths()));
        return parameters;
    }

    /** @param more parts besides the facts, separated by spaces */
    private static Map<String, String> facts(ProbeRequest request, String more) {
        Map<String, String> parameters = probe(request, "facts " + more);
        parameters.put("SETTINGS", AttributeSettings.FILE);
        parameters.put("ATTRIBUTES", request.attributes() ? "yes" : "");
        return parameters;
    }

    private static List<String> files(List<String> some, List<String> more, List<String> last) {
        return Stream.of(some, more, last).flatMap(List::stream).toList();
    }

    private static Map<String, String> probe(ProbeRequest request, String parts) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("PARTS", parts);
        parameters.put("AGENT_UNITS", words(Arrays.asList(Role.values()), Role::unit));
        parameters.put("MOUNT_UNITS", words(request.volumes(), VolumePath::mountUnit));
        parameters.put("RESOURCES", WrittenPaths.RESOURCES);
        parameters.put("DEVICES", lines(request.devices()));
        parameters.put("FILES", lines(request.files()));
        Stream<String> mkfs = request.filesystems().stream().map(Filesystem::maker);
        parameters.put("TOOLS", Stream.concat(TOOLS.stream(), mkfs.sorted()).collect(Collectors.joining(" ")));
        return parameters;
    }

    private static <T> String words(Collection<T> all, Function<T, String> word) {
        return all.stream().map(word).collect(Collectors.joining(" "));
    }

    private static String lines(List<String> paths) {
        if (paths.stream().anyMatch(path -> path.contains("\n"))) {
            throw new IllegalArgumentException("a path contains a newline: " + paths);
        }
        return String.join("\n", paths);
    }

    private static RemoteScript assemble(String nonce, Map<String, String> parameters, List<String> files) {
        StringBuilder text = new StringBuilder("{\nNONCE=" + ShellQuote.quote(nonce) + "\n");
        new TreeMap<>(parameters).forEach((name, value) -> text.append(name + "=" + ShellQuote.quote(value) + "\n"));
        files.forEach(file -> text.append(ScriptFile.read(file)));
        return new RemoteScript(nonce, text.append(CALL).toString());
    }
}
