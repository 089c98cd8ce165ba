package io.volmount.ssh.algorithm;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyFactorySpi;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.List;
import java.util.Map;

/** Maps the key algorithm name ECDSA, which sshj expects from BouncyCastle, to the JDK's EC. */
final class EcdsaKeysProvider extends Provider {
    EcdsaKeysProvider() {
        super("volmount-ecdsa", "1", "KeyFactory ECDSA delegating to KeyFactory EC");
        putService(new Service(this, "KeyFactory", "ECDSA", DelegatingKeyFactory.class.getName(), List.of(), Map.of()) {
            @Override
            public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                return new DelegatingKeyFactory(KeyFactory.getInstance("EC"));
            }
        });
    }

    private static final class DelegatingKeyFactory extends KeyFactorySpi {
        private final KeyFactory jdk;

        private DelegatingKeyFactory(KeyFactory jdk) {
            this.jdk = jdk;
        }

        @Override
        protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
            return jdk.generatePublic(spec);
        }

        @Override
        protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
            return jdk.generatePrivate(spec);
        }

        @Override
        protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> form) throws InvalidKeySpecException {
            return jdk.getKeySpec(key, form);
        }

        @Override
        protected Key engineTranslateKey(Key key) throws InvalidKeyException {
            return jdk.translateKey(key);
        }
    }
}
