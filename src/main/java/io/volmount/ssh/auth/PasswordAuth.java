package io.volmount.ssh.auth;

import io.volmount.secret.Secret;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/** Password authentication, tried once. */
public final class PasswordAuth extends AbstractAuthMethod {
    private final Secret password;

    public PasswordAuth(Secret password) {
        super("password");
        this.password = password;
    }

    @Override
    protected SSHPacket buildReq() throws UserAuthException {
        return super.buildReq().putBoolean(false).putSensitiveString(password.characters());
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws UserAuthException, TransportException {
        if (message == Message.USERAUTH_60) {
            throw new AuthMethodUnusable("has expired; change it on the node");
        }
        super.handle(message, packet);
    }
}
