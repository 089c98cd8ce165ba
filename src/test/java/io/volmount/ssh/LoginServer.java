package io.volmount.ssh;

import io.volmount.access.IdentityChoice;
import io.volmount.access.SshTarget;
import io.volmount.ssh.auth.Credentials;
import io.volmount.ssh.connection.SshConnection;
import io.volmount.ssh.key.HostKey;
import io.volmount.ssh.key.UserKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.core.CoreModuleProperties;

/** A server that keeps a list of what it is offered, and hangs up like OpenSSH's after six refusals. */
public final class LoginServer implements AutoCloseable {
    final List<String> offered = Collections.synchronizedList(new ArrayList<>());
    public final ScriptedServer server;
    private final KeyPair hostKey = TestKeys.ecdsa();

    public LoginServer(Predicate<PublicKey> good) throws IOException {
        server = new ScriptedServer(hostKey).on("true", command -> command.exit(0));
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server.settings(), 6);
        server.settings().setPublickeyAuthenticator((user, key, session) -> {
            String type = key instanceof OpenSshCertificate certificate ? certificate.getKeyType() : fingerprint(key);
            if (offered.isEmpty() || !offered.get(offered.size() - 1).equals(type)) {
                offered.add(type);
            }
            return good.test(key);
        });
    }

    public LoginServer start() throws IOException {
        server.start();
        return this;
    }

    public KeyPair hostKey() {
        return hostKey;
    }

    static String fingerprint(PublicKey key) {
        return HostKey.of(key).fingerprint();
    }

    static String fingerprint(Path key) {
        UserKey known = UserKey.read(Path.of(key + ".pub")).orElseThrow();
        return new HostKey(known.type(), known.base64()).fingerprint();
    }

    /** Takes this key alone. */
    static Predicate<PublicKey> only(Path key) {
        return offered ->
                !(offered instanceof OpenSshCertificate) && fingerprint(offered).equals(fingerprint(key));
    }

    /** Logs in with these keys. */
    void login(Lab lab, Credentials credentials, IdentityChoice choice) throws Exception {
        lab.know(server.port(), hostKey);
        SshTarget target = lab.target(server.port(), choice);
        try (SshConnector connector = lab.connector(credentials);
                SshConnection connection = connector.connect(target)) {
            connection.run("true", "", Lab.AMPLE);
        }
    }

    static IdentityChoice choice(RealKeyAgent agent, Path... files) {
        return new IdentityChoice(List.of(files), List.of(), Optional.of(agent.socket), false, true);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
