package io.volmount.cli.help;

import io.volmount.cli.option.OptionSection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page of a command, for man(1).
 *
 * @param version of volmount
 */
public record ManPage(CommandSpec command, String version) {
    private static final String EXIT_CODES = "Exit codes:";

    /** Those of a command and of all below it that people see. */
    public static Stream<ManPage> all(CommandSpec top, String version) {
        return VisibleCommands.of(top).map(command -> new ManPage(command, version));
    }

    /** As in {@code volmount-plan.1}. */
    public String fileName() {
        return name() + ".1";
    }

    private String name() {
        return command.qualifiedName("-");
    }

    /** In the macros of man(7). */
    public String text() {
        List<String> description = Arrays.asList(command.usageMessage().description());
        return ".TH " + name().toUpperCase(Locale.ROOT).replace("-", "\\-") + " 1 \"\" \"volmount " + version
                + "\" \"volmount\"\n.nh\n.ad l\n"
                + section("NAME", escaped(name()) + " \\- " + escaped(summary(description)) + "\n")
                + section("SYNOPSIS", ".nf\n" + verbatim(synopsis().lines()) + ".fi\n")
                + section(
                        "DESCRIPTION",
                        description.stream().map(ManPage::paragraph).collect(Collectors.joining()))
                + section("ARGUMENTS", arguments())
                + section("OPTIONS", options())
                + section("COMMANDS", commands())
                + section("EXAMPLES", ".nf\n" + verbatim(footer(false)) + ".fi\n")
                + section("EXIT STATUS", footer(true).count() == 0 ? "" : ".nf\n" + verbatim(footer(true)) + ".fi\n")
                + section("SEE ALSO", seeAlso());
    }

    private static String section(String heading, String text) {
        return text.isEmpty() || text.equals(".nf\n.fi\n") ? "" : ".SH " + heading + "\n" + text;
    }

    private static String summary(List<String> description) {
        return String.join(" ", description).replaceFirst("(?<=[.]) .*", "").replaceFirst("[.]$", "");
    }

    private String synopsis() {
        Help help = command.commandLine().getHelpFactory().create(command, Help.defaultColorScheme(Ansi.OFF));
        return help.synopsis(0);
    }

    private static String paragraph(String text) {
        return ".PP\n" + line(text);
    }

    private String arguments() {
        return command.positionalParameters().stream()
                .filter(argument -> !argument.hidden())
                .map(argument -> entry(label(argument), argument))
                .collect(Collectors.joining());
    }

    private static String label(PositionalParamSpec argument) {
        return "\\fI" + escaped(argument.paramLabel()) + "\\fR";
    }

    private String options() {
        return Stream.of(OptionSection.values())
                .map(section -> {
                    String entries = command.options().stream()
                            .filter(option -> !option.hidden() && OptionSection.of(option) == section)
                            .sorted((one, other) -> one.longestName().compareTo(other.longestName()))
                            .map(option -> entry(names(option), option))
                            .collect(Collectors.joining());
                    return entries.isEmpty() ? "" : ".SS " + section.heading() + "\n" + entries;
                })
                .collect(Collectors.joining());
    }

    private static String names(OptionSpec option) {
        String names = Stream.of(option.names())
                .map(name -> "\\fB" + escaped(name) + "\\fR")
                .collect(Collectors.joining(", "));
        return option.arity().max() == 0 ? names : names + "=\\fI" + escaped(option.paramLabel()) + "\\fR";
    }

    private static String entry(String term, ArgSpec argument) {
        return ".TP\n" + term + "\n" + line(String.join(" ", argument.description()));
    }

    private String commands() {
        return VisibleCommands.below(command)
                .map(each -> ".TP\n\\fB" + escaped(each.qualifiedName("-")) + "\\fR(1)\n"
                        + line(summary(Arrays.asList(each.usageMessage().description())) + "."))
                .collect(Collectors.joining());
    }

    /** The lines of the examples, or of the exit codes after them. */
    private Stream<String> footer(boolean exitCodes) {
        List<String> lines =
                Stream.of(command.usageMessage().footer()).map(String::format).toList();
        int at = lines.indexOf(EXIT_CODES);
        int end = at < 0 ? lines.size() : at;
        return (exitCodes ? lines.stream().skip(end + 1L) : lines.stream().limit(end)).filter(line -> !line.isBlank());
    }

    private String seeAlso() {
        CommandSpec parent = command.parent();
        return parent == null ? "" : "\\fB" + escaped(parent.qualifiedName("-")) + "\\fR(1)\n";
    }

    private static String verbatim(Stream<String> lines) {
        return lines.map(line -> escaped(line) + "\n").collect(Collectors.joining());
    }

    private static String line(String text) {
        return escaped(String.format(text)) + "\n";
    }

    /** Text that says to roff what it says. */
    private static String escaped(String text) {
        String plain = text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("~", "\\(ti")
                .replace("^", "\\(ha")
                .replace("`", "\\(ga")
                .replace("'", "\\(aq");
        return plain.startsWith(".") ? "\\&" + plain : plain;
    }
}
