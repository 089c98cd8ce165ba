package io.volmount.cli.option;

import io.volmount.app.context.MasterLogin;
import io.volmount.app.session.MasterChoice;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --master}. */
@OptionSection.In(OptionSection.MASTER)
public final class MasterOption {
    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Ask this Mesos master about the agents, instead of the inventory's; none to ask no master.")
    private Optional<String> master = Optional.empty();

    /** @param login with which it is asked */
    public MasterChoice choice(MasterLogin login) {
        return new MasterChoice(master, login);
    }
}
