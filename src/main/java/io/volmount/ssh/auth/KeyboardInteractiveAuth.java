package io.volmount.ssh.auth;

import io.volmount.secret.Secret;
import io.volmount.ssh.transport.PeerText;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/** Answers the one question of a keyboard-interactive login that a password can be the answer to. */
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
            long questions = packet.readUInt32();
            SSHPacket answer = new SSHPacket(Message.USERAUTH_INFO_RESPONSE).putUInt32(questions);
            if (questions > 0) {
                check(questions, packet.readString(), packet.readBoolean());
                answer.putSensitiveString(password.characters());
            }
            params.getTransport().write(answer);
        } catch (Buffer.BufferException e) {
            throw new UserAuthException(e);
        }
    }

    private void check(long questions, String question, boolean shown) throws AuthMethodUnusable {
        if (answered) {
            throw new AuthMethodUnusable("was refused");
        }
        if (questions > 1 || shown) {
            throw new AuthMethodUnusable("is not what the server asks for: \"" + PeerText.clean(question) + "\"");
        }
        answered = true;
    }
}
