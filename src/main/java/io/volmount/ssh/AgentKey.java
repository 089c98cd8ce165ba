package io.volmount.ssh;

import java.io.IOException;
import net.schmizz.sshj.common.Buffer;

/** A key that an ssh-agent holds. */
record AgentKey(KeyAgent agent, UserKey publicHalf, String comment) implements LoginKey {
    @Override
    public String name() {
        return "the ssh-agent's key '" + PeerText.clean(comment) + "'";
    }

    @Override
    public byte[] sign(String algorithm, byte[] data) throws CannotOffer {
        try {
            byte[] signature = agent.sign(publicHalf, data, flags(algorithm));
            String made = new Buffer.PlainBuffer(signature).readString();
            if (!made.equals(algorithm)) {
                throw new CannotOffer("the ssh-agent signs with " + PeerText.clean(made) + ", not " + algorithm);
            }
            return signature;
        } catch (CannotOffer e) {
            throw e;
        } catch (IOException e) {
            throw new CannotOffer(e.getMessage());
        }
    }

    /** Without these, an agent signs for RSA keys with SHA-1. */
    private static int flags(String algorithm) {
        return switch (algorithm) {
            case "rsa-sha2-256" -> KeyAgent.RSA_SHA2_256;
            case "rsa-sha2-512" -> KeyAgent.RSA_SHA2_512;
            default -> 0;
        };
    }
}
