package io.volmount.cli.shell;

import io.volmount.app.context.MasterLogin;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that the commands of a shell have unless they are given to a command itself. Not thread-safe. */
final class SessionOptions {
    static final String LIMIT = "--limit";
    static final String PLAYBOOK = "--playbook";
    private static final String INVENTORY = "--inventory";
    private static final String MASTER = "--master";
    private static final List<String> OF_MASTER =
            List.of("--master-ca", "--master-token-from", "--master-user", "--master-password-from");
    private static final List<String> NAMES = Stream.concat(
                    Stream.of(INVENTORY, LIMIT, PLAYBOOK, MASTER, "--extra-vars", "-F", "--parallel", "--ssh-log"),
                    OF_MASTER.stream())
            .toList();

    /** Between the values of an option that can be given several times; in none of them. */
    private static final String SEPARATOR = "\u001f";

    private final Map<String, Optional<String>> values = new HashMap<>();

    /** Those on the command line of the shell, which has parsed it. */
    SessionOptions(CommandSpec shell) {
        NAMES.forEach(name -> values.put(name, text(shell.findOption(name).getValue())));
    }

    private static Optional<String> text(Object value) {
        if (value instanceof Collection<?> several) {
            return Optional.of(several.stream().map(Object::toString).collect(Collectors.joining(SEPARATOR)))
                    .filter(text -> !text.isEmpty());
        }
        return value instanceof Optional<?> some ? some.map(Object::toString) : Optional.of(value.toString());
    }

    List<String> inventories() {
        return List.of(values.get(INVENTORY).orElse("").split(SEPARATOR));
    }

    /** How masters among the inventories are asked. */
    MasterLogin master() {
        return new MasterLogin(
                values.get(OF_MASTER.get(0)),
                values.get(OF_MASTER.get(1)),
                values.get(OF_MASTER.get(2)),
                values.get(OF_MASTER.get(3)));
    }

    Optional<String> value(String name) {
        return values.get(name);
    }

    /** From now on. */
    void set(String name, Optional<String> value) {
        values.put(name, value);
    }

    /** Gives the options to all these commands. They come before what the environment says. */
    CommandLine in(CommandLine commands) {
        IDefaultValueProvider others = commands.getDefaultValueProvider();
        splitDefaults(commands);
        return commands.setDefaultValueProvider(argument -> defaultValue(argument, others));
    }

    /** A default value is a single text, also for an option with several values. */
    private static void splitDefaults(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        List.copyOf(spec.options()).stream()
                .filter(option -> option.isMultiValue() && isOfSession(option))
                .forEach(option -> {
                    spec.remove(option);
                    spec.addOption(option.toBuilder()
                            .splitRegex(SEPARATOR)
                            .hideParamSyntax(true)
                            .build());
                });
        command.getSubcommands().values().forEach(SessionOptions::splitDefaults);
    }

    private static boolean isOfSession(OptionSpec option) {
        return NAMES.stream().anyMatch(List.of(option.names())::contains);
    }

    private String defaultValue(ArgSpec argument, IDefaultValueProvider others) throws Exception {
        if (!(argument instanceof OptionSpec option) || !isOfSession(option)) {
            return others.defaultValue(argument);
        }
        List<String> names = List.of(option.names());
        return isOfRun(option)
                ? null
                : NAMES.stream()
                        .filter(names::contains)
                        .findFirst()
                        .flatMap(values::get)
                        .orElse(null);
    }

    /** A command without an inventory selects from the agents of a run, and asks the run's master. */
    private static boolean isOfRun(OptionSpec option) {
        return List.of(option.names()).stream().anyMatch(List.of(LIMIT, MASTER)::contains)
                && option.command().findOption(INVENTORY) == null;
    }
}
