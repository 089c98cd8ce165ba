package io.volmount.ssh.auth;

import io.volmount.secret.Secret;
import io.volmount.ssh.transport.PeerText;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/** Keyboard-interactive authentication with a password: answers a single prompt with echo off, once. */
public final class KeyboardInteractiveAuth extends AbstractAuthMethod {
    private final Secret password;
    private boolean answered;

    public KeyboardInteractiveAuth(Secret password) {
        super("keyboard-interactive");
        this.password = password;
    }

    @Override
    protected SSHPacket buildReq() throws UserAuthException {
        return super.buildReq().putString("").putString("");
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws UserAuthException, TransportException {
        if (message != Message.USERAUTH_60) {
            super.handle(message, packet);
            return;
        }
        try {
            packet.readString();
            packet.readString();
            packet.readString();
            long prompts = packet.readUInt32();
            SSHPacket response = new SSHPacket(Message.USERAUTH_INFO_RESPONSE).putUInt32(prompts);
            if (prompts > 0) {
                check(prompts, packet.readString(), packet.readBoolean());
                response.putSensitiveString(password.characters());
            }
            params.getTransport().write(response);
        } catch (Buffer.BufferException e) {
            throw new UserAuthException(e);
        }
    }

    private void check(long prompts, String prompt, boolean echo) throws AuthMethodUnusable {
        if (answered) {
            throw new AuthMethodUnusable("was rejected");
        }
        if (prompts > 1 || echo) {
            throw new AuthMethodUnusable("does not fit the server's prompt \"" + PeerText.clean(prompt) + "\"");
        }
        answered = true;
    }
}
