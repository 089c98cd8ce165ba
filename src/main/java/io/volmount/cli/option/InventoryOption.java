package io.volmount.cli.option;

import io.volmount.app.context.MasterLogin;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code --inventory}. */
@OptionSection.In(OptionSection.INPUT)
public final class InventoryOption {
    @Option(
            names = {"-i", "--inventory"},
            required = true,
            paramLabel = "FILE",
            description =
                    "Inventory: a file in volmount's own YAML, or an Ansible inventory in YAML, JSON or INI, or a directory of"
                            + " those; - for standard input; exec:FILE for a program to run; mesos+https://HOST or mesos+http://HOST:5050 for the agents that a Mesos master knows; or agents with commas, as in a1,a2 or a1,."
                            + " May be repeated. Default: $VOLMOUNT_INVENTORY, or as in volmount.yml.")
    private List<String> files = List.of();

    @Mixin
    private MasterOptions master = new MasterOptions();

    /**
     * The inventories that the words of an unfinished command line name.
     *
     * @param defaults where the words name none
     */
    public static List<String> in(String[] words, IDefaultValueProvider defaults) {
        InventoryOption option = new InventoryOption();
        try {
            NotRequired.in(new CommandLine(option), "--inventory")
                    .setDefaultValueProvider(defaults)
                    .setUnmatchedArgumentsAllowed(true)
                    .setExpandAtFiles(false)
                    .parseArgs(words);
            return option.files;
        } catch (ParameterException unfinished) {
            return List.of();
        }
    }

    /** How masters among them are asked. */
    public MasterLogin master() {
        return master.login();
    }

    /** As given; none if the option is not given. */
    public List<String> files() {
        return files;
    }
}
