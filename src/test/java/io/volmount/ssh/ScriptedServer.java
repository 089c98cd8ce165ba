package io.volmount.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;

/** An SSH server on the loopback address that lets in whom it is told to, and answers each command with a script. */
public final class ScriptedServer implements AutoCloseable {

    /** What a command does. */
    public interface Script {
        void run(Running command) throws Exception;
    }

    /** The server's end of one command. */
    public record Running(
            InputStream stdin, OutputStream stdout, OutputStream stderr, ExitCallback exit, ChannelSession channel) {
        public void exit(int status) {
            exit.onExit(status);
        }

        public void killedBy(String signal) throws IOException {
            Buffer packet = channel.getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
            packet.putUInt(channel.getRecipient());
            packet.putString("exit-signal");
            packet.putBoolean(false);
            packet.putString(signal);
            packet.putBoolean(false);
            packet.putString("");
            packet.putString("");
            channel.writePacket(packet);
            channel.close(false);
        }

        /** As if the process were killed: no goodbye. */
        void dropConnection() {
            channel.getSession().close(true);
        }
    }

    private final SshServer server = SshServer.setUpDefaultServer();
    private Function<String, Script> processes = line -> null;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();

    public ScriptedServer(KeyPair... hostKeys) {
        server.setHost("127.0.0.1");
        server.setPort(0);
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        server.setKeyPairProvider(KeyPairProvider.wrap(List.of(hostKeys)));
        server.setPublickeyAuthenticator((user, key, session) -> true);
        server.addSessionListener(new SessionListener() {
            @Override
            public void sessionCreated(Session session) {
                connections.incrementAndGet();
            }
        });
        server.setCommandFactory(
                (channel, line) -> new Scripted(scripts.containsKey(line) ? scripts.get(line) : processes.apply(line)));
    }

    /** Lets connections through to everywhere. */
    ScriptedServer forwarding() {
        server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        return this;
    }

    /** How many connections there have been. */
    int connections() {
        return connections.get();
    }

    /** As if the process were killed: no goodbye to anybody. */
    void dropConnections() {
        server.getActiveSessions().forEach(session -> session.close(true));
    }

    public SshServer settings() {
        return server;
    }

    public ScriptedServer on(String commandLine, Script script) {
        scripts.put(commandLine, script);
        return this;
    }

    /** Answers every other command line with the script for it. */
    ScriptedServer answering(Function<String, Script> all) {
        processes = all;
        return this;
    }

    /** Runs every other command line on this machine, with these words before it. */
    ScriptedServer onThisMachine(List<String> words) {
        processes = line ->
                new LocalProcess(Stream.concat(words.stream(), Stream.of(line)).toList());
        return this;
    }

    public ScriptedServer start() throws IOException {
        server.start();
        return this;
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private static final class Scripted implements Command {
        private final Script script;
        private InputStream in;
        private OutputStream out;
        private OutputStream err;
        private ExitCallback exit;
        private Thread thread;

        private Scripted(Script script) {
            this.script = script;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            thread = new Thread(() -> {
                try {
                    script.run(new Running(in, out, err, exit, channel));
                } catch (Exception e) {
                    // the client or the test has ended the session
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void destroy(ChannelSession channel) {
            thread.interrupt();
        }

        @Override
        public void setInputStream(InputStream in) {
            this.in = in;
        }

        @Override
        public void setOutputStream(OutputStream out) {
            this.out = out;
        }

        @Override
        public void setErrorStream(OutputStream err) {
            this.err = err;
        }

        @Override
        public void setExitCallback(ExitCallback exit) {
            this.exit = exit;
        }
    }
}
