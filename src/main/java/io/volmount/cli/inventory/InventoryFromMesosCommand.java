package io.volmount.cli.inventory;

import io.volmount.app.MesosInventoryOperation;
import io.volmount.app.context.ProcessContext;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.option.MasterOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "from-mesos",
        description = {
            "Write the agents that a Mesos master knows as an inventory. Contacts the master, and no agent.",
            "The leading master is found through any of them. `-i mesos+URL` uses the same inventory without a file."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount inventory from-mesos http://10.0.0.1:5050 -o inventory.yml",
            "  volmount inventory from-mesos https://dcos.example.com --master-ca dcos-ca.crt --master-token-from env:DCOS_TOKEN"
        })
final class InventoryFromMesosCommand implements Callable<Integer> {
    private final ProcessContext context;

    @Parameters(
            paramLabel = "URL",
            description = "URL of any master, as in http://HOST:5050, or of a DC/OS cluster, as in https://HOST.")
    private String url;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Write the inventory to a new file instead of standard output. Overwrites nothing.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private MasterOptions master = new MasterOptions();

    InventoryFromMesosCommand(ProcessContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        MesosInventoryOperation operation =
                new MesosInventoryOperation(master.login().masters(context), context);
        if (out.isPresent()) {
            operation.write(url, out.get());
        } else {
            operation.print(url);
        }
        return ExitCode.OK;
    }
}
