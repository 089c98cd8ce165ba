package io.volmount.ssh.algorithm;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGeneratorSpi;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.List;
import java.util.Map;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Key pairs for X25519 and signatures by Ed25519, with the keys of the JDK and the arithmetic of BouncyCastle, which takes a
 * fifth of the time of the JDK's. It consists of a few classes that need nothing else of BouncyCastle, whose own provider
 * takes half a second to load.
 */
final class Curve25519Provider extends Provider {
    Curve25519Provider() {
        super("volmount-curve25519", "1", "X25519 key pairs and Ed25519 signatures by BouncyCastle's arithmetic");
        putService(
                new Service(
                        this,
                        "KeyPairGenerator",
                        NamedParameterSpec.X25519.getName(),
                        KeyPairs.class.getName(),
                        List.of(),
                        Map.of()) {
                    @Override
                    public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                        return new KeyPairs(KeyFactory.getInstance(NamedParameterSpec.X25519.getName()));
                    }
                });
        putService(
                new Service(
                        this,
                        "Signature",
                        NamedParameterSpec.ED25519.getName(),
                        Signatures.class.getName(),
                        List.of(),
                        Map.of(
                                "SupportedKeyClasses",
                                EdECPrivateKey.class.getName() + "|" + EdECPublicKey.class.getName())) {
                    @Override
                    public Object newInstance(Object parameter) {
                        return new Signatures();
                    }
                });
    }

    /** BouncyCastle's least significant byte is the first, {@link BigInteger}'s the last. */
    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static final class KeyPairs extends KeyPairGeneratorSpi {
        private final KeyFactory jdk;
        private SecureRandom random = new SecureRandom();

        private KeyPairs(KeyFactory jdk) {
            this.jdk = jdk;
        }

        @Override
        public void initialize(int size, SecureRandom source) {
            random = source;
        }

        @Override
        public KeyPair generateKeyPair() {
            byte[] scalar = new byte[X25519.SCALAR_SIZE];
            byte[] point = new byte[X25519.POINT_SIZE];
            X25519.generatePrivateKey(random, scalar);
            X25519.generatePublicKey(scalar, 0, point, 0);
            try {
                return new KeyPair(
                        jdk.generatePublic(
                                new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, reversed(point)))),
                        jdk.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class Signatures extends SignatureSpi {
        private final ByteArrayOutputStream message = new ByteArrayOutputStream();
        private byte[] seed = {};
        private byte[] point = {};

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            if (!(key instanceof EdECPrivateKey own) || !isEd25519(own.getParams())) {
                throw new InvalidKeyException("expected an Ed25519 private key");
            }
            message.reset();
            seed = own.getBytes().orElseThrow(() -> new InvalidKeyException("the private key cannot be read"));
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            if (!(key instanceof EdECPublicKey own) || !isEd25519(own.getParams())) {
                throw new InvalidKeyException("expected an Ed25519 public key");
            }
            message.reset();
            point = encoded(own.getPoint());
        }

        private static boolean isEd25519(NamedParameterSpec curve) {
            return curve.getName().equals(NamedParameterSpec.ED25519.getName());
        }

        /** As in RFC 8032: y, and in its highest bit whether x is odd. */
        private static byte[] encoded(EdECPoint point) throws InvalidKeyException {
            byte[] y = point.getY().toByteArray();
            if (y.length > Ed25519.PUBLIC_KEY_SIZE) {
                throw new InvalidKeyException("the point of the public key is too large");
            }
            byte[] encoded = new byte[Ed25519.PUBLIC_KEY_SIZE];
            System.arraycopy(reversed(y), 0, encoded, 0, y.length);
            encoded[encoded.length - 1] |= (byte) (point.isXOdd() ? 0x80 : 0);
            return encoded;
        }

        @Override
        protected void engineUpdate(byte b) {
            message.write(b);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) {
            message.write(bytes, offset, length);
        }

        @Override
        protected byte[] engineSign() {
            byte[] signed = message.toByteArray();
            byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
            Ed25519.sign(seed, 0, signed, 0, signed.length, signature, 0);
            message.reset();
            return signature;
        }

        @Override
        protected boolean engineVerify(byte[] signature) throws SignatureException {
            if (signature.length != Ed25519.SIGNATURE_SIZE) {
                throw new SignatureException("an Ed25519 signature has " + Ed25519.SIGNATURE_SIZE + " bytes");
            }
            byte[] signed = message.toByteArray();
            message.reset();
            return Ed25519.verify(signature, 0, point, 0, signed, 0, signed.length);
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
