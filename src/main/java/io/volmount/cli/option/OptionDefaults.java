package io.volmount.cli.option;

import io.volmount.app.context.DefaultsFile;
import io.volmount.app.context.ProcessContext;
import io.volmount.report.access.GivenValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The values of options that the command line does not give: those of environment variables, else those of {@code
 * volmount.yml}, which is read when it is needed. An empty variable counts as one that is not set.
 */
public final class OptionDefaults implements IDefaultValueProvider {
    /** Where the value of an option can come from. */
    private record Source(String variable, String key) {}

    private static final Map<String, Source> SOURCES = Map.of(
            "--inventory", new Source("VOLMOUNT_INVENTORY", DefaultsFile.INVENTORY),
            "--master-ca", new Source("VOLMOUNT_MASTER_CA", DefaultsFile.MASTER_CA),
            "--master-token-from", new Source("VOLMOUNT_MASTER_TOKEN_FROM", DefaultsFile.MASTER_TOKEN_FROM),
            "--master-user", new Source("VOLMOUNT_MASTER_USER", DefaultsFile.MASTER_USER),
            "--master-password-from", new Source("VOLMOUNT_MASTER_PASSWORD_FROM", DefaultsFile.MASTER_PASSWORD_FROM),
            "--playbook", new Source("VOLMOUNT_PLAYBOOK", DefaultsFile.PLAYBOOK),
            "-F", new Source("VOLMOUNT_SSH_CONFIG", DefaultsFile.SSH_CONFIG),
            "--parallel", new Source("VOLMOUNT_PARALLEL", DefaultsFile.PARALLEL));

    private final ProcessContext context;
    private Optional<DefaultsFile> file = Optional.empty();

    public OptionDefaults(ProcessContext context) {
        this.context = context;
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        return of(argument).map(GivenValue::value).orElse(null);
    }

    private Optional<GivenValue> of(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? Stream.of(option.names())
                        .filter(SOURCES::containsKey)
                        .findFirst()
                        .flatMap(name -> of(SOURCES.get(name)))
                : Optional.empty();
    }

    private Optional<GivenValue> of(Source source) {
        String variable = context.environment().getOrDefault(source.variable(), "");
        if (!variable.isEmpty()) {
            return Optional.of(new GivenValue(source.key(), variable, "$" + source.variable()));
        }
        return Optional.ofNullable(file().values().get(source.key()))
                .map(value -> new GivenValue(
                        source.key(), value.value(), value.location().toString()));
    }

    private DefaultsFile file() {
        file = file.or(() -> Optional.of(DefaultsFile.in(context.directory(), context.home())));
        return file.get();
    }

    /** All values of the environment and {@code volmount.yml}, but for options that the command line of a command gives. */
    public static List<GivenValue> all(CommandSpec command) {
        if (!(command.commandLine().getDefaultValueProvider() instanceof OptionDefaults defaults)) {
            return List.of();
        }
        ParseResult given = command.commandLine().getParseResult();
        return SOURCES.entrySet().stream()
                .filter(source -> !given.hasMatchedOption(source.getKey()))
                .flatMap(source -> defaults.of(source.getValue()).stream())
                .sorted(Comparator.comparing(GivenValue::name))
                .toList();
    }

    /** The values that the command line of a command left to the environment and {@code volmount.yml}. */
    public static List<GivenValue> used(CommandSpec command) {
        return command.commandLine().getDefaultValueProvider() instanceof OptionDefaults defaults
                ? command.options().stream()
                        .filter(option ->
                                !command.commandLine().getParseResult().hasMatchedOption(option))
                        .flatMap(option -> defaults.of(option).stream())
                        .toList()
                : List.of();
    }
}
