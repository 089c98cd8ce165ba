package io.volmount.app.session;

import io.volmount.app.context.Verbosity;
import io.volmount.ssh.log.ConnectionLog;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells the operator of connections: warnings always, more on standard error as far as that is wanted, and everything in
 * the file that {@code --ssh-log} names.
 *
 * @param remarks gets sentences for standard error
 */
record ConnectionReport(Consumer<String> remarks, Verbosity verbosity, Optional<SshLogFile> file)
        implements ConnectionLog, AutoCloseable {
    @Override
    public void warn(String sentence) {
        remarks.accept(sentence);
    }

    @Override
    public void tell(String server, String sentence) {
        report(Verbosity.CONNECTIONS, server, sentence);
    }

    @Override
    public boolean wantsLibrary() {
        return file.isPresent() || verbosity.includes(Verbosity.SSH);
    }

    @Override
    public void library(String server, String line) {
        report(Verbosity.SSH, server, line);
    }

    private void report(Verbosity level, String server, String text) {
        file.ifPresent(log -> log.write(server, text));
        if (verbosity.includes(level)) {
            remarks.accept(server + ": " + text);
        }
    }

    @Override
    public void close() {
        file.ifPresent(SshLogFile::close);
    }
}
