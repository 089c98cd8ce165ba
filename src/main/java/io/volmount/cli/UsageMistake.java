package io.volmount.cli;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Spelling;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what is wrong with a command line. */
record UsageMistake(ParameterException wrong) {

    String sentence() {
        return wrong instanceof UnmatchedArgumentException unmatched ? unknown(unmatched) : wrong.getMessage();
    }

    private static String unknown(UnmatchedArgumentException unmatched) {
        CommandSpec command = unmatched.getCommandLine().getCommandSpec();
        String word = unmatched.getUnmatched().get(0);
        if (word.startsWith("-")) {
            String option = word.replaceFirst("=.*", "");
            return "`" + command.qualifiedName() + "` has no option " + quoted(option) + "; "
                    + Spelling.hint(option, options(command));
        }
        Set<String> commands = command.subcommands().keySet();
        return commands.isEmpty()
                ? "no option takes " + quoted(word) + "; put a value that holds blanks between quotes"
                : "there is no command " + quoted(word) + "; " + Spelling.hint(word, commands);
    }

    private static Set<String> options(CommandSpec command) {
        Set<String> names = new TreeSet<>();
        command.options().forEach(option -> names.addAll(List.of(option.longestName())));
        return names;
    }
}
