package io.volmount.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Host names as {@code ssh-keygen -H} hides them. */
public final class Hashed {
    private Hashed() {}

    public static String name(String name) throws GeneralSecurityException {
        byte[] salt = new byte[20];
        new Random(name.hashCode()).nextBytes(salt);
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(salt, "HmacSHA1"));
        Base64.Encoder base64 = Base64.getEncoder();
        return "|1|" + base64.encodeToString(salt) + "|"
                + base64.encodeToString(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
    }
}
