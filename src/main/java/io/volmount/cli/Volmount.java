package io.volmount.cli;

import io.volmount.storage.VolmountVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "volmount",
        description = "Provisions DC/OS mount-disk volumes on many agents over SSH, and proves that they are offered.",
        mixinStandardHelpOptions = true,
        versionProvider = Volmount.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  volmount plan   -i inventory.yaml -p playbook.yaml     what would happen, and why",
            "  volmount apply  -i inventory.yaml -p playbook.yaml     let it happen, after asking",
            "  volmount verify -i inventory.yaml -p playbook.yaml     what every agent offers now",
            "  volmount rehearse -i inventory.yaml -p playbook.yaml   how long it would take; simulated",
            "  volmount resume                                        go on with a run that was interrupted",
            "  volmount runs                                          which runs there were",
            "  volmount unlock AGENT -i inventory.yaml                whose an agent is; --lock ID to free it",
            "  volmount inventory list -i inventory.yaml              which agents there are",
            "  volmount inventory check -i inventory.yaml             whether each can be reached and worked on",
            "",
            "Exit codes: 0 done or nothing to do; 1 an agent failed, was refused, unreachable, not verified or unproven;",
            "2 wrong usage or input; 3 plan --detailed-exitcode: there are changes; 4 stopped by the budget or the",
            "operator; 130 ended by Ctrl-C (by SIGTERM: 143, by SIGHUP: 129)."
        })
final class Volmount implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say what to do: plan, apply, verify, resume, runs, rehearse, unlock or inventory");
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"volmount " + VolmountVersion.current()};
        }
    }
}
