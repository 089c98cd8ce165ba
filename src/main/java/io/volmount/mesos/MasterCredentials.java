package io.volmount.mesos;

import io.volmount.secret.KnownSecrets;
import io.volmount.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/** What a master is shown to let volmount read. Never printed. */
public sealed interface MasterCredentials {
    /** The value of the header {@code Authorization}; empty for none. */
    Optional<String> authorization();

    /** A text of the master without these. */
    default String masked(String text) {
        return text;
    }

    /** What to do if a master refuses these, as a clause. */
    String remedy();

    private static String masked(String text, Secret... secrets) {
        KnownSecrets known = new KnownSecrets();
        Stream.of(secrets).forEach(known::add);
        return known.maskQuoting(text, "");
    }

    /** Nobody in particular; enough where a master does not authenticate. */
    record None() implements MasterCredentials {
        @Override
        public Optional<String> authorization() {
            return Optional.empty();
        }

        @Override
        public String remedy() {
            return "give a token with --master-token-from, or a user with --master-user and --master-password-from";
        }
    }

    /** A token of DC/OS. */
    record Token(Secret token) implements MasterCredentials {
        /** Whether it can be sent in a header; other text is no token. */
        public static boolean isOne(Secret secret) {
            char[] characters = secret.characters();
            try {
                for (char c : characters) {
                    if (c <= ' ' || c >= 0x7f) {
                        return false;
                    }
                }
                return true;
            } finally {
                Arrays.fill(characters, '\0');
            }
        }

        @Override
        public String masked(String text) {
            return MasterCredentials.masked(text, token);
        }

        @Override
        public Optional<String> authorization() {
            return Optional.of("token=" + String.valueOf(token.characters()));
        }

        @Override
        public String remedy() {
            return "the token of --master-token-from may be expired or of another cluster: get a new one, as with"
                    + " `dcos auth login`";
        }
    }

    /** A user of plain Mesos, with HTTP's basic authentication. */
    record Login(String user, Secret password) implements MasterCredentials {
        @Override
        public Optional<String> authorization() {
            return Optional.of("Basic " + encoded());
        }

        private String encoded() {
            byte[] login = (user + ":" + String.valueOf(password.characters())).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(login);
        }

        @Override
        public String masked(String text) {
            return MasterCredentials.masked(text, password, Secret.of(encoded().toCharArray()));
        }

        @Override
        public String remedy() {
            return "correct the user or the password of --master-user and --master-password-from";
        }
    }
}
