package io.volmount.inventory;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.Located;
import io.volmount.document.SourceLocation;
import io.volmount.document.TextFile;
import io.volmount.inventory.ansible.AnsibleInventory;
import io.volmount.inventory.ansible.Source;
import io.volmount.text.Endpoint;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The agents that inventories list, before it is known which of them a command wants. What is wrong with the others matters
 * to nobody. For one thread.
 */
public final class AgentList {
    private final List<Candidate> candidates;
    private final Optional<AnsibleInventory> ansible;
    private final Diagnostics problems;

    private AgentList(List<Candidate> candidates, Optional<AnsibleInventory> ansible, Diagnostics problems) {
        this.candidates = List.copyOf(candidates);
        this.ansible = ansible;
        this.problems = problems;
    }

    /**
     * The agents that a command works on.
     *
     * @param warnings what the inventory says of them and is not followed, in sentences
     */
    public record Choice(Inventory inventory, List<String> warnings) {
        public Choice {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Reads inventories, of which later ones win.
     *
     * @param names of files and directories; {@code -} for the standard input, {@code exec:PATH} for a program to run, and
     *     agents with commas after them
     * @param errors gets what programs print on their standard error
     * @param home what {@code ~} stands for in them
     * <p>What is wrong with them, whatever agents are wanted, is told with what is wrong with the chosen ones.
     */
    public static AgentList read(List<String> names, InputStream standardInput, PrintStream errors, Path home) {
        Diagnostics problems = new Diagnostics();
        InventorySources sources = new InventorySources(standardInput, errors, problems);
        names.forEach(sources::add);
        return of(sources, String.join(", ", names), home, problems);
    }

    static AgentList read(TextFile file, Path home, Path directory) {
        Diagnostics problems = new Diagnostics();
        InventorySources sources = new InventorySources(
                InputStream.nullInputStream(), new PrintStream(OutputStream.nullOutputStream()), problems);
        sources.take(file, directory);
        return of(sources, file.name(), home, problems);
    }

    private static AgentList of(InventorySources sources, String names, Path home, Diagnostics problems) {
        List<Candidate> candidates = new ArrayList<>(own(sources, home, problems));
        List<Source> files = sources.ansible();
        Optional<AnsibleInventory> ansible =
                files.isEmpty() ? Optional.empty() : Optional.of(AnsibleInventory.read(files, problems));
        ansible.ifPresent(read -> read.hosts()
                .forEach(host -> candidates.add(
                        new AnsibleCandidate(host, read, new SettingReader(home, sources.ansibleDirectory())))));
        refuseTwice(candidates, problems);
        if (candidates.isEmpty() && problems.isEmpty()) {
            problems.add(SourceLocation.whole(names), "the inventory names no agent; list at least one under a group");
        }
        return new AgentList(candidates, ansible, problems);
    }

    private static List<Candidate> own(InventorySources sources, Path home, Diagnostics problems) {
        Draft draft = new Draft(problems);
        sources.own().forEach(file -> VolmountInventory.read(file, draft));
        return new HostResolver(draft, new SettingReader(home, sources.ownDirectory()), problems).candidates();
    }

    private static void refuseTwice(List<Candidate> candidates, Diagnostics problems) {
        Map<String, Candidate> known = new HashMap<>();
        for (Candidate candidate : candidates) {
            Candidate other = known.putIfAbsent(candidate.name(), candidate);
            if (other != null) {
                problems.add(
                        candidate.location(),
                        "the agent " + quoted(candidate.name()) + " is listed in volmount's own form at "
                                + other.location() + " and in Ansible's here; remove one of the two");
            }
        }
    }

    /**
     * Chooses agents and reads what is said of them.
     *
     * @param limit patterns for those that are wanted, if not all are
     * @param variables the names of those that the command uses
     * @throws InvalidInput with everything that is wrong with the chosen agents
     */
    public Choice choose(Optional<Limit> limit, Set<String> variables) {
        List<Candidate> chosen = candidates;
        try {
            chosen = limit.map(patterns -> patterns.of(candidates)).orElse(candidates);
        } catch (InvalidInput unknown) {
            unknown.diagnostics().forEach(diagnostic -> problems.add(diagnostic.location(), diagnostic.message()));
        }
        return choose(chosen, variables);
    }

    /**
     * The one agent of a name that is listed.
     *
     * @throws InvalidInput with everything that is wrong with it
     */
    public Choice choose(String name) {
        return choose(
                candidates.stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .toList(),
                Set.of());
    }

    /**
     * This list.
     *
     * @throws InvalidInput with everything that is wrong with the inventories, whatever agents are wanted
     */
    public AgentList sound() {
        problems.throwIfAny();
        return this;
    }

    /** In the order in which they are listed. */
    public List<String> names() {
        return candidates.stream().map(Candidate::name).toList();
    }

    private Choice choose(List<Candidate> chosen, Set<String> variables) {
        Findings findings = new Findings();
        Wants wants = new Wants(variables, problems, findings);
        List<Host> hosts = new ArrayList<>();
        Map<String, Host> endpoints = new HashMap<>();
        for (Candidate candidate : chosen) {
            candidate.host(wants).ifPresent(host -> {
                Host other = endpoints.putIfAbsent(endpoint(host), host);
                if (other != null) {
                    reportSameMachine(candidate, host, other);
                }
                hosts.add(host);
            });
        }
        findings.tell(problems);
        problems.throwIfAny();
        return new Choice(new Inventory(hosts), warnings(findings));
    }

    private List<String> warnings(Findings findings) {
        List<String> warnings = new ArrayList<>();
        ansible.ifPresent(read -> read.encrypted()
                .forEach(location -> warnings.add(location
                        + ": this file is encrypted with Ansible's vault, so what it says is not known here")));
        ansible.ifPresent(read -> warnings.addAll(read.remarks()));
        warnings.addAll(findings.warnings());
        return warnings;
    }

    private void reportSameMachine(Candidate candidate, Host host, Host other) {
        SourceLocation otherPlace = candidates.stream()
                .filter(one -> one.name().equals(other.name()))
                .findFirst()
                .orElse(candidate)
                .location();
        problems.add(
                candidate.location(),
                "the agents " + quoted(other.name()) + " (" + otherPlace + ") and " + quoted(host.name())
                        + " have the same address " + Endpoint.of(host.address().value(), port(host))
                        + ", so one machine would be worked on twice; remove one or correct its address");
    }

    /** Where an agent is, as far as the inventory tells; options of ssh may lead elsewhere. */
    private static String endpoint(Host host) {
        return Names.canonical(host.address().value()) + ":" + port(host) + " "
                + host.sshArguments().stream().map(Located::value).toList();
    }

    private static int port(Host host) {
        return host.port().map(Located::value).orElse(Endpoint.SSH_PORT);
    }
}
