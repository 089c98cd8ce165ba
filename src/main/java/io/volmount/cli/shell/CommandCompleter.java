package io.volmount.cli.shell;

import io.volmount.app.context.ProcessContext;
import io.volmount.document.InvalidInput;
import io.volmount.file.HomePath;
import io.volmount.inventory.AgentList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Completes commands, options, and what options and parameters take: agents, groups, runs, files. */
final class CommandCompleter implements Completer {
    private final ShellSession session;
    private final ProcessContext context;
    private final CommandSpec commands;

    CommandCompleter(ShellSession session, ProcessContext context) {
        this.session = session;
        this.context = context;
        this.commands = session.commands().getCommandSpec();
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> before = line.words().subList(0, line.wordIndex());
        candidates.addAll(of(before, line.word().substring(0, line.wordCursor())));
    }

    private List<Candidate> of(List<String> before, String word) {
        WordPlace place = WordPlace.after(before, commands);
        int value = word.startsWith("--") ? word.indexOf('=') + 1 : 0;
        if (place.option().isPresent()) {
            return values(place.option().get(), "", word);
        }
        if (value > 0) {
            return place.optionOf(word.substring(0, value - 1))
                    .map(option -> values(option, word.substring(0, value), word.substring(value)))
                    .orElse(List.of());
        }
        return word.startsWith("-") ? options(place.command()) : parameters(place, word);
    }

    private static List<Candidate> options(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .map(option -> described(option.longestName(), option.description()))
                .toList();
    }

    private List<Candidate> parameters(WordPlace place, String word) {
        List<Candidate> candidates = new ArrayList<>();
        if (place.parameters() == 0) {
            place.command().subcommands().forEach((name, command) -> {
                UsageMessageSpec usage = command.getCommandSpec().usageMessage();
                if (!usage.hidden()) {
                    candidates.add(described(name, usage.description()));
                }
            });
        }
        place.command().positionalParameters().stream()
                .filter(parameter -> parameter.index().contains(place.parameters()))
                .forEach(parameter -> candidates.addAll(values(parameter, "", word)));
        return candidates;
    }

    private static Candidate described(String value, String[] description) {
        String sentence = Stream.of(description).findFirst().orElse("").replaceFirst("(\\.(\\s|$)|[:;(]).*", "");
        return new Candidate(value, value, null, sentence, null, null, true);
    }

    private List<Candidate> values(ArgSpec argument, String prefix, String word) {
        if (argument.completionCandidates() != null) {
            return StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                    .map(value -> candidate(prefix + value, true))
                    .toList();
        }
        String label = argument.paramLabel();
        if (label.contains("FILE") || label.contains("DIR") || label.contains("PLAN")) {
            int equals = label.contains("=") ? word.indexOf('=') + 1 : 0;
            return files(prefix + word.substring(0, equals), word.substring(equals));
        }
        return switch (label) {
            case "AGENT" -> names(agents().map(AgentList::names).orElse(List.of()), prefix);
            case "PATTERN" -> patterns(prefix, word);
            case "RUN" -> names(runs(), prefix);
            default -> List.of();
        };
    }

    private static List<Candidate> names(List<String> names, String prefix) {
        return names.stream().map(name -> candidate(prefix + name, true)).toList();
    }

    /** The last of several patterns with commas between them. */
    private List<Candidate> patterns(String prefix, String word) {
        int comma = word.lastIndexOf(',') + 1;
        int from = word.startsWith("!", comma) ? comma + 1 : comma;
        return agents().stream()
                .flatMap(agents -> Stream.concat(agents.groups().stream(), agents.names().stream()))
                .map(name -> candidate(prefix + word.substring(0, from) + name, true))
                .toList();
    }

    private Optional<AgentList> agents() {
        try {
            return Optional.of(session.agents());
        } catch (InvalidInput unreadable) {
            return Optional.empty();
        }
    }

    private List<String> runs() {
        try (Stream<Path> runs = Files.list(context.runs())) {
            return runs.map(run -> run.getFileName().toString()).sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private List<Candidate> files(String prefix, String word) {
        int slash = word.lastIndexOf('/') + 1;
        String directory = word.substring(0, slash);
        boolean hidden = word.startsWith(".", slash);
        Path place = Path.of(HomePath.expanded(directory, context.home()));
        try (Stream<Path> files = Files.list(place.toAbsolutePath())) {
            return files.filter(file -> hidden || !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .map(file -> file(prefix + directory + file.getFileName(), Files.isDirectory(file)))
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private static Candidate file(String name, boolean directory) {
        return directory ? candidate(name + "/", false) : candidate(name, true);
    }

    /** @param whole whether a blank follows */
    private static Candidate candidate(String value, boolean whole) {
        return new Candidate(value, value, null, null, null, null, whole);
    }
}
