package io.volmount.cli;

import io.volmount.app.context.Display;
import io.volmount.cli.exit.ExitCode;
import io.volmount.cli.help.VersionText;
import io.volmount.cli.option.DisplayOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "volmount",
        description = "Provision DC/OS mount disks on many agents over SSH, and prove that they are offered.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount init                                        write a first inventory and playbook",
            "  volmount validate -i inventory.yml -p playbook.yml   check both files",
            "  volmount plan -i inventory.yml -p playbook.yml       show what would happen",
            "  volmount apply -i inventory.yml -p playbook.yml      apply it, after asking",
            "  volmount verify -i inventory.yml -p playbook.yml     prove what is offered now",
            "  volmount facts -i inventory.yml                      show nodes, volumes and block devices",
            "  volmount show fstab -i inventory.yml                 show one thing of every node",
            "  volmount exec -i inventory.yml uptime                run a command on every agent",
            "  volmount rehearse -i inventory.yml -p playbook.yml   simulate the rollout",
            "  volmount resume                                      continue the newest run",
            "  volmount runs                                        list past runs",
            "  volmount unlock a20 -i inventory.yml                 show who holds the lock",
            "  volmount locks -i inventory.yml                      list who holds each lock",
            "  volmount inventory list -i inventory.yml             list the agents",
            "  volmount inventory check -i inventory.yml            check every agent",
            "  volmount shell -i inventory.yml                      type one command after the other",
            "",
            "Exit codes:",
            "  0    done, or nothing to do",
            "  1    an agent failed, was refused, unreachable, not verified or unproven",
            "  2    wrong usage or invalid input; nothing was done",
            "  3    plan --detailed-exitcode: there are changes",
            "  4    stopped by the budget or the operator; resume continues the run",
            "  130  ended by Ctrl-C (143: by SIGTERM, 129: by SIGHUP)"
        })
final class Volmount implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DisplayOptions display = new DisplayOptions();

    /** @param usual where the command line says nothing */
    Display display(Display usual) {
        return display.display(usual);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }
}
