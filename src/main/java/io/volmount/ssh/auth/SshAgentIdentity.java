package io.volmount.ssh.auth;

import io.volmount.ssh.key.UserKey;
import io.volmount.ssh.transport.PeerText;
import java.io.IOException;
import net.schmizz.sshj.common.Buffer;

/** A key held by an ssh-agent. */
record SshAgentIdentity(SshAgentClient agent, UserKey publicHalf, String comment) implements Identity {
    @Override
    public String name() {
        return "the ssh-agent's key '" + PeerText.clean(comment) + "'";
    }

    @Override
    public byte[] sign(String algorithm, byte[] data) throws AuthMethodUnusable {
        try {
            byte[] signature = agent.sign(publicHalf, data, flags(algorithm));
            String actual = new Buffer.PlainBuffer(signature).readString();
            if (!actual.equals(algorithm)) {
                throw new AuthMethodUnusable(
                        "the ssh-agent signs with " + PeerText.clean(actual) + ", not" + " " + algorithm);
            }
            return signature;
        } catch (AuthMethodUnusable e) {
            throw e;
        } catch (IOException e) {
            throw new AuthMethodUnusable(e.getMessage());
        }
    }

    /** Without these flags an agent signs with SHA-1 for RSA keys. */
    private static int flags(String algorithm) {
        return switch (algorithm) {
            case "rsa-sha2-256" -> SshAgentClient.RSA_SHA2_256;
            case "rsa-sha2-512" -> SshAgentClient.RSA_SHA2_512;
            default -> 0;
        };
    }
}
