package io.volmount.cli.help;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what is wrong with a command line. */
public record ParseErrorText(ParameterException wrong) {
    private static final String DRY_RUN = "`volmount plan` shows what apply would do";

    /** Options of Ansible, Terraform and others for which volmount has another word. */
    private static final Map<String, String> OTHER_TOOLS = Map.of(
            "--dry-run", DRY_RUN,
            "--check", DRY_RUN,
            "--auto-approve", "use --yes",
            "--assume-yes", "use --yes",
            "--json", "use --format json",
            "--output", "use --format",
            "--forks", "use --parallel",
            "--become", "the inventory says `sudo: passwordless` or `sudo: password`",
            "--private-key", "the inventory or ssh_config names the key file");

    /** Unknown arguments come before missing ones, because a misspelt option is both. */
    public String sentence() {
        boolean misspelt = wrong instanceof UnmatchedArgumentException || wrong instanceof MissingParameterException;
        return misspelt
                ? before().or(() -> unknown(wrong.getCommandLine())).orElseGet(wrong::getMessage)
                : wrong.getMessage();
    }

    /** An option that comes before the command that it belongs to. */
    private Optional<String> before() {
        CommandLine command = wrong.getCommandLine();
        return Stream.iterate(command.getParent(), parent -> parent != null, CommandLine::getParent)
                .flatMap(parent -> parent.getUnmatchedArguments().stream())
                .filter(word -> word.startsWith("-"))
                .map(ParseErrorText::option)
                .filter(option -> command.getCommandSpec().optionsMap().containsKey(option))
                .map(option -> quoted(option) + " comes before the command; options come after it: `"
                        + command.getCommandSpec().qualifiedName() + " " + option + " ...`")
                .findFirst();
    }

    private static Optional<String> unknown(CommandLine line) {
        CommandSpec command = line.getCommandSpec();
        return line.getUnmatchedArguments().stream().findFirst().map(word -> {
            if (word.startsWith("-")) {
                String option = option(word);
                return "`" + command.qualifiedName() + "` has no option " + quoted(option) + "; "
                        + hint(option, longOptions(command));
            }
            List<String> commands =
                    VisibleCommands.below(command).map(CommandSpec::name).toList();
            return commands.isEmpty()
                    ? "unexpected argument " + quoted(word) + "; quote a value that contains spaces"
                    : "there is no command " + quoted(word) + "; " + Spelling.hint(word, commands);
        });
    }

    private static String option(String word) {
        return word.replaceFirst("=.*", "");
    }

    /** Completes the beginning of a long option; one letter is too little to guess from. */
    private static String hint(String option, Set<String> known) {
        String other = OTHER_TOOLS.get(option);
        if (other != null && !known.contains(option)) {
            return other;
        }
        List<String> begun = known.stream()
                .filter(name -> option.length() > 3 && name.startsWith(option))
                .toList();
        if (begun.size() == 1) {
            return "did you mean " + quoted(begun.get(0)) + "?";
        }
        return option.length() < 4
                ? "it has " + known.stream().collect(Collectors.joining(", "))
                : Spelling.hint(option, known);
    }

    private static Set<String> longOptions(CommandSpec command) {
        Set<String> names = new TreeSet<>();
        command.options().forEach(option -> names.add(option.longestName()));
        return names;
    }
}
