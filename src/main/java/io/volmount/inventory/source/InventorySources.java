package io.volmount.inventory.source;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.Node.Scalar;
import io.volmount.document.SourceLocation;
import io.volmount.document.TextFile;
import io.volmount.file.FileErrors;
import io.volmount.inventory.ansible.FileForm;
import io.volmount.inventory.ansible.Source;
import io.volmount.mesos.Masters;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds and reads the inventories given by {@code --inventory}. */
public final class InventorySources {
    /** Before the path of a program that prints an inventory. */
    public static final String PROGRAM = "exec:";

    private static final String STANDARD_INPUT = "-";
    private static final int DEEPEST = 20;
    private static final int MOST_FILES = 10_000;

    /** Files that Ansible ignores in an inventory directory. */
    private static final Pattern IGNORED = Pattern.compile("\\..*|host_vars|group_vars|vars_plugins"
            + "|.*(~|\\.(pyc|pyo|swp|bak|rpm|md|txt|rst|orig|ini|cfg|retry))");

    private final InputStream standardInput;
    private final PrintStream errors;
    private final Diagnostics diagnostics;
    private final Masters masters;
    private final List<String> remarks = new ArrayList<>();
    private final List<TextFile> own = new ArrayList<>();
    private final List<Source> ansible = new ArrayList<>();
    private Optional<Path> ownDirectory = Optional.empty();
    private Optional<Path> ansibleDirectory = Optional.empty();
    private boolean standardInputRead;

    /**
     * @param errors gets what programs print on their standard error
     * @param masters how a Mesos master is asked
     */
    public InventorySources(InputStream standardInput, PrintStream errors, Masters masters, Diagnostics diagnostics) {
        this.standardInput = standardInput;
        this.errors = errors;
        this.masters = masters;
        this.diagnostics = diagnostics;
    }

    /** What an operator would miss in them, one sentence each. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** Files in volmount's format. */
    public List<TextFile> own() {
        return List.copyOf(own);
    }

    /** The base of their relative paths. */
    public Path ownDirectory() {
        return ownDirectory.orElse(here());
    }

    public List<Source> ansible() {
        return List.copyOf(ansible);
    }

    /** The base of their relative paths. */
    public Path ansibleDirectory() {
        return ansibleDirectory.orElse(here());
    }

    /** Whether an inventory is a file, a directory or a list of agents. */
    public static boolean isAtHand(String name) {
        if (name.equals(STANDARD_INPUT) || name.startsWith(PROGRAM) || MesosInventory.isNamedBy(name)) {
            return false;
        }
        Path path = path(name);
        return Files.isRegularFile(path) || Files.isDirectory(path) || !Files.exists(path) && name.contains(",");
    }

    /** Reads one inventory; adds errors to the diagnostics. */
    public void add(String name) {
        collectErrors(() -> find(name));
    }

    /** Adds a text without accompanying variable files. */
    public void take(TextFile file, Path directory) {
        collectErrors(() -> add(file, Optional.empty(), directory));
    }

    private void collectErrors(Runnable reading) {
        try {
            reading.run();
        } catch (InvalidInput unusable) {
            diagnostics.addAll(unusable.diagnostics());
        }
    }

    private void find(String name) {
        if (name.equals(STANDARD_INPUT)) {
            fromStandardInput();
        } else if (name.startsWith(PROGRAM)) {
            Path program = path(name.substring(PROGRAM.length()));
            add(InventoryProgram.output(program, errors), Optional.of(parent(program)), absoluteParent(program));
        } else if (MesosInventory.isNamedBy(name)) {
            fromMaster(name);
        } else if (!Files.exists(path(name)) && name.contains(",")) {
            ansible.add(new Source.Hosts(hosts(name)));
        } else if (Files.isDirectory(path(name))) {
            Path directory = path(name);
            List<TextFile> files = new ArrayList<>();
            directory(directory, 0, files);
            if (files.isEmpty()) {
                throw new InvalidInput(
                        SourceLocation.whole(name),
                        "this directory contains no inventory; files such as `.*`, `*.ini`, `*.cfg`, `*.bak` and `*~`"
                                + " are ignored");
            }
            ansibleDirectory = ansibleDirectory.or(() -> Optional.of(directory.toAbsolutePath()));
            ansible.add(new Source.Files(files, Optional.of(directory)));
        } else {
            Path file = path(name);
            add(TextFile.read(file), Optional.of(parent(file)), absoluteParent(file));
        }
    }

    private void fromMaster(String name) {
        MesosInventory inventory = MesosInventory.read(name, masters);
        own.add(inventory.file());
        inventory.remarks().forEach(remark -> remarks.add(name + ": " + remark));
    }

    private void fromStandardInput() {
        if (standardInputRead) {
            throw new InvalidInput(
                    SourceLocation.whole("--inventory"), "`-` is given twice; standard input can be read only once");
        }
        standardInputRead = true;
        add(TextFile.read("standard input", standardInput), Optional.empty(), here());
    }

    /**
     * Adds a file.
     *
     * @param beside directory of its {@code group_vars} and {@code host_vars}
     * @param directory base of its relative paths
     */
    private void add(TextFile file, Optional<Path> beside, Path directory) {
        if (file.text().isBlank()) {
            throw new InvalidInput(
                    SourceLocation.whole(file.name()), "the file is empty; list agents in it or name another");
        }
        if (VolmountInventory.recognizes(file)) {
            ownDirectory = ownDirectory.or(() -> Optional.of(directory));
            own.add(file);
        } else {
            refuseUnknown(file);
            ansibleDirectory = ansibleDirectory.or(() -> Optional.of(directory));
            ansible.add(new Source.Files(List.of(file), beside));
        }
    }

    private static void refuseUnknown(TextFile file) {
        if (file.text().startsWith("#!")) {
            throw new InvalidInput(
                    new SourceLocation(file.name(), 1, 1),
                    "this is a program, which volmount does not run without `exec:`; to run it, use `-i " + PROGRAM
                            + file.name() + "`, or save its output with `--list` and use that file");
        }
        if (FileForm.of(file) == FileForm.UNKNOWN) {
            throw new InvalidInput(
                    SourceLocation.whole(file.name()),
                    "not an inventory, neither in volmount's format (which begins with `version: 1`) nor in Ansible's"
                            + " YAML or INI; correct it or use another file");
        }
    }

    private void directory(Path directory, int depth, List<TextFile> files) {
        if (depth == DEEPEST) {
            throw new InvalidInput(
                    SourceLocation.whole(directory.toString()),
                    "directories are nested more than " + DEEPEST + " deep; check for a symbolic link cycle");
        }
        for (Path entry : entries(directory)) {
            if (IGNORED.matcher(entry.getFileName().toString()).matches()) {
                continue;
            }
            if (Files.isDirectory(entry)) {
                directory(entry, depth + 1, files);
                continue;
            }
            TextFile file = TextFile.read(entry);
            if (!file.text().isBlank()) {
                if (VolmountInventory.recognizes(file)) {
                    throw new InvalidInput(
                            SourceLocation.whole(file.name()),
                            "a directory may contain only Ansible inventories, but this file is in volmount's format;"
                                    + " use another `-i` for it");
                }
                refuseUnknown(file);
                files.add(file);
            }
            if (files.size() > MOST_FILES) {
                throw new InvalidInput(
                        SourceLocation.whole(directory.toString()),
                        "more than " + MOST_FILES + " files; name a smaller directory");
            }
        }
    }

    private static List<Path> entries(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted((one, other) -> one.getFileName()
                            .toString()
                            .compareTo(other.getFileName().toString()))
                    .toList();
        } catch (IOException unreadable) {
            throw unreadable(directory, unreadable);
        } catch (UncheckedIOException unreadable) {
            throw unreadable(directory, unreadable.getCause());
        }
    }

    private static InvalidInput unreadable(Path directory, IOException cause) {
        return new InvalidInput(
                SourceLocation.whole(directory.toString()),
                "cannot read this directory: " + FileErrors.reason(directory, cause) + "; fix that or use another one");
    }

    /** Comma-separated agents; ranges as in Ansible files or as in {@code --limit}. */
    private List<Scalar> hosts(String list) {
        SourceLocation location = SourceLocation.whole("--inventory");
        List<Scalar> hosts = new ArrayList<>();
        for (String part : HostRange.split(list)) {
            Scalar pattern = new Scalar(location, part.strip());
            if (part.matches(".*\\[[^\\]:]*].*")) {
                HostRange.expand(pattern, diagnostics)
                        .ifPresent(names -> names.forEach(name -> hosts.add(new Scalar(location, name))));
            } else if (!part.isBlank()) {
                hosts.add(pattern);
            }
        }
        return hosts;
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new InvalidInput(
                    SourceLocation.whole("--inventory"),
                    quoted(name) + " is not a file name; write a path, or agents with commas");
        }
    }

    private static Path parent(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    }

    private static Path absoluteParent(Path file) {
        return parent(file).toAbsolutePath();
    }

    private static Path here() {
        return Path.of("").toAbsolutePath();
    }
}
