package io.volmount.cli.option;

import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The values that environment variables give to options. An empty variable counts as one that is not set. */
public record EnvironmentDefaults(Map<String, String> environment) implements IDefaultValueProvider {
    private static final Map<String, String> VARIABLES = Map.of(
            "--inventory", "VOLMOUNT_INVENTORY",
            "--playbook", "VOLMOUNT_PLAYBOOK",
            "-F", "VOLMOUNT_SSH_CONFIG",
            "--parallel", "VOLMOUNT_PARALLEL");

    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        return Arrays.stream(option.names())
                .filter(VARIABLES::containsKey)
                .map(name -> environment.getOrDefault(VARIABLES.get(name), ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
