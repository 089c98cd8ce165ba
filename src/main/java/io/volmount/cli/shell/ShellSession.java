package io.volmount.cli.shell;

import io.volmount.app.context.CommandScope;
import io.volmount.app.context.MasterLogin;
import io.volmount.app.context.Passwords;
import io.volmount.app.context.ProcessContext;
import io.volmount.app.context.UsageException;
import io.volmount.app.session.KeptNetwork;
import io.volmount.file.HomePath;
import io.volmount.inventory.AgentList;
import io.volmount.text.Cut;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What the commands of a shell share: options, the inventories as they were read, open connections. */
final class ShellSession implements AutoCloseable {
    private static final String NAME = "volmount";
    /** Of a limit in the title. */
    private static final int LONGEST = 24;

    private static final String STANDARD_INPUT = "-";

    private final ProcessContext context;
    private final Commands commands;
    private final SessionOptions options;
    private final KeptNetwork network;
    private final ForegroundCommand foreground;
    private final ProcessContext shared;
    private final Map<List<String>, AgentList> read = new HashMap<>();
    private boolean left;

    /**
     * Reads the inventory.
     *
     * @param passwords for all commands that bring none
     * @param typed what the commands read from standard input
     */
    ShellSession(
            ProcessContext context, Commands commands, SessionOptions options, Passwords passwords, InputStream typed) {
        this.context = context;
        this.commands = commands;
        this.options = options;
        this.network = new KeptNetwork(context.network(), passwords);
        this.foreground = new ForegroundCommand(
                context.scope().exit(),
                () -> context.remark("the command has not ended yet; Ctrl-C again ends the shell"));
        CommandScope scope = new CommandScope(this::agents, Optional.of(passwords), foreground::stop);
        this.shared = context.within(scope, network, typed);
        agents();
    }

    SessionOptions options() {
        return options;
    }

    /** The agents of the session's inventory. */
    AgentList agents() {
        return agents(options.inventories(), options.master(), context);
    }

    private AgentList agents(List<String> inventories, MasterLogin master, ProcessContext asking) {
        if (inventories.contains(STANDARD_INPUT)) {
            throw new UsageException("standard input is where the shell reads commands from; name a file as inventory");
        }
        return read.computeIfAbsent(
                inventories, names -> CommandScope.read(names, master, asking).sound());
    }

    /** Reads the inventory again, and logs in again. */
    void reload() {
        read.clear();
        network.close();
        agents();
    }

    /** No further command is wanted. */
    void leave() {
        left = true;
    }

    boolean isLeft() {
        return left;
    }

    /** Runs a command; its exit code. Words may begin with the name of the program, as examples do. */
    int run(List<String> words) throws InterruptedException {
        String[] own = words.stream()
                .skip(words.get(0).equals(NAME) ? 1 : 0)
                .map(word -> HomePath.expanded(word, context.home()))
                .toArray(String[]::new);
        return foreground.run(() -> commands.run(shared, this::adapted, own));
    }

    /** The commands as this session has them. */
    CommandLine commands() {
        return adapted(commands.in(shared));
    }

    private CommandLine adapted(CommandLine all) {
        all.getCommandSpec().removeSubcommand("shell");
        all.getCommandSpec().removeSubcommand("completion");
        all.getCommandSpec().removeSubcommand("__names");
        all.addSubcommand(new LimitCommand(this, context));
        all.addSubcommand(new PlaybookCommand(this, context));
        all.addSubcommand(new ReloadCommand(this, context));
        all.addSubcommand(new ExitCommand(this));
        // what a command is given later, it does not take over by itself
        all.setExpandAtFiles(false)
                .setOut(all.getOut())
                .setErr(all.getErr())
                .setColorScheme(all.getColorScheme())
                .setHelpFactory(all.getHelpFactory());
        return options.in(all);
    }

    /** Ends the running command, as Ctrl-C does. */
    void interrupt() {
        foreground.stop(ForegroundCommand.INTERRUPTED);
    }

    /** What the options of the session are, as on a command line. */
    String title() {
        String inventories =
                options.inventories().stream().map(ShellSession::shortName).collect(Collectors.joining(","));
        return Stream.concat(
                        Stream.of(NAME + " -i " + inventories),
                        Stream.of(
                                        options.value(SessionOptions.LIMIT)
                                                .map(text -> " -l " + Cut.beginning(text, LONGEST)),
                                        options.value(SessionOptions.PLAYBOOK).map(file -> " -p " + shortName(file)))
                                .flatMap(Optional::stream))
                .collect(Collectors.joining());
    }

    private static String shortName(String file) {
        Path name = Path.of(file).getFileName();
        return name == null ? file : name.toString();
    }

    @Override
    public void close() {
        network.close();
    }
}
