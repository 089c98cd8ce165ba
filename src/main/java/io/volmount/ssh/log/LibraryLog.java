package io.volmount.ssh.log;

import net.schmizz.sshj.common.LoggerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/**
 * Passes on what sshj logs about one connection. Its traces are left out: they contain packets before they are encrypted,
 * and so passwords.
 *
 * @param server {@code user@host:port}
 */
public record LibraryLog(ConnectionLog log, String server) implements LoggerFactory {
    @Override
    public Logger getLogger(String name) {
        return new Lines(log, server, name.replaceFirst(".*[.]", ""));
    }

    @Override
    public Logger getLogger(Class<?> type) {
        return getLogger(type.getName());
    }

    private static final class Lines extends LegacyAbstractLogger {
        private final transient ConnectionLog log;
        private final String server;

        Lines(ConnectionLog log, String server, String name) {
            this.log = log;
            this.server = server;
            this.name = name;
        }

        @Override
        public boolean isTraceEnabled() {
            return false;
        }

        @Override
        public boolean isDebugEnabled() {
            return true;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level, Marker marker, String message, Object[] arguments, Throwable thrown) {
            String text = MessageFormatter.basicArrayFormat(message, arguments);
            log.library(server, name + ": " + text + (thrown == null ? "" : ": " + thrown));
        }
    }
}
