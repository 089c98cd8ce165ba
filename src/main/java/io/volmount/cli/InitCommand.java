package io.volmount.cli;

import io.volmount.app.InitOperation;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import io.volmount.app.output.Output;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.OutputOptions;
import io.volmount.report.input.InitView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "init",
        description = {
            "Write a first inventory.yml and playbook.yml, with comments. Overwrites nothing and contacts no agent.",
            "Asks for agents, user and disk, unless an option says where the agents are listed."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount init",
            "  volmount init cluster-1 --agents '10.0.1.[11-13]' --disk /dev/disk/by-id/virtio-data0",
            "  volmount init cluster-1 --from hosts.txt --user core"
        })
final class InitCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Parameters(arity = "0..1", paramLabel = "DIR", defaultValue = "", description = "Directory that gets both files.")
    private Path directory;

    @Option(names = "--agents", paramLabel = "LIST", description = "Agents, as in 10.0.1.[11-13] or a1,a2.")
    private Optional<String> agents = Optional.empty();

    @Option(names = "--from", paramLabel = "FILE", description = "A file with one agent or range on each line.")
    private Optional<Path> from = Optional.empty();

    @Option(names = "--from-ssh-config", description = "The hosts that ~/.ssh/config names without a pattern.")
    private boolean fromSshConfig;

    @Option(names = "--user", paramLabel = "NAME", description = "User to log in as (default: as ssh_config says).")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--disk",
            paramLabel = "DEVICE",
            description = "Disk of every agent (default: a file of 200 MB, for a test).")
    private Optional<String> disk = Optional.empty();

    @Mixin
    private OutputOptions output = new OutputOptions();

    InitCommand(ProcessContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Output result = output.output(context);
        long sources = Stream.of(agents.isPresent(), from.isPresent(), fromSshConfig)
                .filter(given -> given)
                .count();
        if (sources > 1) {
            throw new UsageException("use only one of --agents, --from and --from-ssh-config");
        }
        InitOperation init = new InitOperation(directory, context);
        result.write(sources == 0 ? asked(init) : init.write(listed(init), user, disk));
        return ExitCode.OK;
    }

    private InitView asked(InitOperation init) throws IOException {
        if (user.isPresent() || disk.isPresent()) {
            throw new UsageException("name the agents too: use --agents LIST, --from FILE or --from-ssh-config");
        }
        return init.ask();
    }

    private List<String> listed(InitOperation init) {
        return agents.map(InitOperation::list)
                .or(() -> from.map(InitOperation::ofFile))
                .orElseGet(init::ofSshConfig);
    }
}
