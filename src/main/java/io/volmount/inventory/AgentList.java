package io.volmount.inventory;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.Located;
import io.volmount.document.SourceLocation;
import io.volmount.document.TextFile;
import io.volmount.inventory.ansible.AnsibleInventory;
import io.volmount.inventory.ansible.Source;
import io.volmount.inventory.source.Draft;
import io.volmount.inventory.source.InventorySources;
import io.volmount.inventory.source.NameRules;
import io.volmount.inventory.source.VolmountInventory;
import io.volmount.mesos.MasterUrl;
import io.volmount.mesos.Masters;
import io.volmount.mesos.MesosMaster;
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
 * The agents of the inventories, before a command selects some. Errors of agents that are not selected are not
 * reported. Not thread-safe.
 */
public final class AgentList {
    private final List<Candidate> candidates;
    private final Optional<MasterUrl> master;
    private final Optional<AnsibleInventory> ansible;
    private final List<String> remarks;
    private final Diagnostics diagnostics;

    private AgentList(
            List<Candidate> candidates,
            Optional<MasterUrl> master,
            Optional<AnsibleInventory> ansible,
            List<String> remarks,
            Diagnostics diagnostics) {
        this.candidates = List.copyOf(candidates);
        this.master = master;
        this.ansible = ansible;
        this.remarks = remarks;
        this.diagnostics = diagnostics;
    }

    /**
     * The selected agents.
     *
     * @param warnings what of the inventories is ignored, or not in them, one sentence each
     */
    public record Choice(Inventory inventory, List<String> warnings) {
        public Choice {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Reads inventories; later ones win.
     *
     * @param names of files and directories; {@code -} for the standard input, {@code exec:PATH} for a program to run,
     *     {@code mesos+URL} for a Mesos master, and agents with commas after them
     * @param errors gets what programs print on their standard error
     * @param masters how a Mesos master is asked
     * @param home the home directory, {@code ~}
     * <p>Errors of the files themselves are reported together with those of the selected agents.
     */
    public static AgentList read(
            List<String> names, InputStream standardInput, PrintStream errors, Masters masters, Path home) {
        Diagnostics diagnostics = new Diagnostics();
        InventorySources sources = new InventorySources(standardInput, errors, masters, diagnostics);
        names.forEach(sources::add);
        return of(sources, String.join(", ", names), home, diagnostics);
    }

    /**
     * Reads the inventories among them that are files, directories or lists of agents: runs no program, asks no master, and
     * does not wait for standard input.
     */
    public static AgentList readFiles(List<String> names, Path home) {
        return read(
                names.stream().filter(InventorySources::isAtHand).toList(),
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream()),
                AgentList::none,
                home);
    }

    static AgentList read(TextFile file, Path home, Path directory) {
        Diagnostics diagnostics = new Diagnostics();
        InventorySources sources = new InventorySources(
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream()),
                AgentList::none,
                diagnostics);
        sources.take(file, directory);
        return of(sources, file.name(), home, diagnostics);
    }

    /** Where nothing but files is read. */
    static MesosMaster none(MasterUrl url) {
        throw new InvalidInput(SourceLocation.whole(url.toString()), "no master is asked here; name a file");
    }

    private static AgentList of(InventorySources sources, String names, Path home, Diagnostics diagnostics) {
        Draft own = own(sources, diagnostics);
        List<Candidate> candidates = new ArrayList<>(
                new HostResolver(own, new SettingReader(home, sources.ownDirectory()), diagnostics).candidates());
        List<Source> files = sources.ansible();
        Optional<AnsibleInventory> ansible =
                files.isEmpty() ? Optional.empty() : Optional.of(AnsibleInventory.read(files, diagnostics));
        ansible.ifPresent(read -> read.hosts()
                .forEach(host -> candidates.add(
                        new AnsibleCandidate(host, read, new SettingReader(home, sources.ansibleDirectory())))));
        reportDuplicates(candidates, diagnostics);
        if (candidates.isEmpty() && diagnostics.isEmpty()) {
            diagnostics.add(
                    SourceLocation.whole(names), "the inventory contains no agent; list at least one in a group");
        }
        return new AgentList(candidates, own.master(), ansible, sources.remarks(), diagnostics);
    }

    private static Draft own(InventorySources sources, Diagnostics diagnostics) {
        Draft draft = new Draft(diagnostics);
        sources.own().forEach(file -> VolmountInventory.read(file, draft));
        return draft;
    }

    private static void reportDuplicates(List<Candidate> candidates, Diagnostics diagnostics) {
        Map<String, Candidate> known = new HashMap<>();
        for (Candidate candidate : candidates) {
            Candidate other = known.putIfAbsent(candidate.name(), candidate);
            if (other != null) {
                diagnostics.add(
                        candidate.location(),
                        "the agent " + quoted(candidate.name()) + " is listed in volmount's own form at "
                                + other.location() + " and in Ansible's here; remove one of the two");
            }
        }
    }

    /**
     * Selects agents and reads their settings.
     *
     * @param limit selects some; all agents if empty
     * @param variables names of the variables that the command uses
     * @throws InvalidInput with all errors of the selected agents
     */
    public Choice choose(Optional<Limit> limit, Set<String> variables) {
        List<Candidate> chosen = candidates;
        Diagnostics all = new Diagnostics();
        try {
            chosen = limit.map(patterns -> patterns.of(candidates)).orElse(candidates);
        } catch (InvalidInput unknown) {
            all.addAll(unknown.diagnostics());
        }
        return choose(chosen, variables, all);
    }

    /**
     * Selects the agent with this name, which must exist.
     *
     * @throws InvalidInput with all its errors
     */
    public Choice choose(String name) {
        return choose(
                candidates.stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .toList(),
                Set.of(),
                new Diagnostics());
    }

    /**
     * This list.
     *
     * @throws InvalidInput with all errors of the inventories, whatever agents are selected
     */
    public AgentList sound() {
        diagnostics.throwIfAny();
        return this;
    }

    /** In inventory order. */
    public List<String> names() {
        return candidates.stream().map(Candidate::name).toList();
    }

    /**
     * The names of those that a limit selects.
     *
     * @throws InvalidInput if a pattern matches nothing, or if no agent is selected
     */
    public List<String> names(Limit limit) {
        return limit.of(candidates).stream().map(Candidate::name).toList();
    }

    /** In alphabetical order, without {@code all}. */
    public List<String> groups() {
        return candidates.stream()
                .flatMap(candidate -> candidate.groups().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private Choice choose(List<Candidate> chosen, Set<String> variables, Diagnostics all) {
        GroupedMessages messages = new GroupedMessages();
        HostContext context = new HostContext(variables, all, messages);
        List<Host> hosts = new ArrayList<>();
        Map<String, Host> endpoints = new HashMap<>();
        for (Candidate candidate : chosen) {
            candidate.host(context).ifPresent(host -> {
                Host other = endpoints.putIfAbsent(endpoint(host), host);
                if (other != null) {
                    reportSameMachine(candidate, host, other, all);
                }
                hosts.add(host);
            });
        }
        messages.addTo(all);
        // with those of files that are read only for the agents that need them
        all.addAll(diagnostics.found());
        all.throwIfAny();
        return new Choice(new Inventory(hosts, master), warnings(messages));
    }

    private List<String> warnings(GroupedMessages messages) {
        List<String> warnings = new ArrayList<>(remarks);
        ansible.ifPresent(read -> read.encrypted()
                .forEach(location -> warnings.add(
                        location + ": this file is encrypted with Ansible Vault; its variables are ignored")));
        ansible.ifPresent(read -> warnings.addAll(read.remarks()));
        warnings.addAll(messages.warnings());
        return warnings;
    }

    private void reportSameMachine(Candidate candidate, Host host, Host other, Diagnostics all) {
        SourceLocation otherLocation = candidates.stream()
                .filter(one -> one.name().equals(other.name()))
                .findFirst()
                .orElse(candidate)
                .location();
        all.add(
                candidate.location(),
                "the agents " + quoted(other.name()) + " (" + otherLocation + ") and " + quoted(host.name())
                        + " have the same address " + Endpoint.of(host.address().value(), port(host))
                        + ", so one machine would be changed twice; remove one or correct its address");
    }

    /** The endpoint according to the inventory; ssh options may change it. */
    private static String endpoint(Host host) {
        return NameRules.canonical(host.address().value()) + ":" + port(host) + " "
                + host.sshArguments().stream().map(Located::value).toList();
    }

    private static int port(Host host) {
        return host.port().map(Located::value).orElse(Endpoint.SSH_PORT);
    }
}
