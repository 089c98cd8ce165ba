package io.volmount.fuzz;

import io.volmount.secret.KnownSecrets;
import io.volmount.secret.Secret;
import java.util.List;

/** What is left of a text in which secrets may stand: not one of them, plain or as JSON quotes it. */
final class MaskedText {
    private static final List<String> SECRETS =
            List.of("sesame-0815", "Pa'ss\"wo\\rd x", "p\u00e4sswort\u20ac", "beef1234beef");
    private static final KnownSecrets KNOWN = known();

    private MaskedText() {}

    static void read(byte[] input) {
        String text = Input.text(input);
        for (String masked : List.of(KNOWN.maskOutput(text, ""), KNOWN.maskQuoting(text, ""))) {
            for (String secret : SECRETS) {
                String json = secret.replace("\\", "\\\\").replace("\"", "\\\"");
                Sane.hold(!masked.contains(secret) && !masked.contains(json), "a secret was left", masked);
            }
        }
    }

    private static KnownSecrets known() {
        KnownSecrets known = new KnownSecrets();
        SECRETS.forEach(secret -> known.add(Secret.of(secret.toCharArray())));
        return known;
    }
}
