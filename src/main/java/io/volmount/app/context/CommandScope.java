package io.volmount.app.context;

import io.volmount.inventory.AgentList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * What a command shares with the other commands of a shell; by itself it shares nothing.
 *
 * @param inventories reads the inventories, or has read them already
 * @param passwords those that the shell was given; empty without a shell
 * @param exit ends the process, or only the command, with an exit code; called on any thread
 */
public record CommandScope(Inventories inventories, Optional<Passwords> passwords, IntConsumer exit) {
    /** Of a command that has a process to itself. */
    public static final CommandScope PROCESS = new CommandScope(CommandScope::read, Optional.empty(), System::exit);

    /** Reads inventories. */
    @FunctionalInterface
    public interface Inventories {
        /**
         * @param names as given to {@code --inventory}
         * @param login for masters among them
         */
        AgentList read(List<String> names, MasterLogin login, ProcessContext context);
    }

    /** Reads the inventories again each time. */
    public static AgentList read(List<String> names, MasterLogin login, ProcessContext context) {
        return AgentList.read(names, context.in(), context.err(), login.masters(context), context.home());
    }
}
