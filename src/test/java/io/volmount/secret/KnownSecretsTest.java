package io.volmount.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownSecretsTest {
    private static KnownSecrets of(String... secrets) {
        KnownSecrets known = new KnownSecrets();
        for (String secret : secrets) {
            known.add(Secret.of(secret.toCharArray()));
        }
        return known;
    }

    private static String masked(String secret, String text) {
        return of(secret).maskOutput(text, "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "Tr0ub4dor&3    | it is Tr0ub4dor&3, Tr0ub4dor&3!    | it is (secret), (secret)!",
                "correct horse  | correct horsecorrect horse         | (secret)(secret)",
                "pa\"ss\\wo'rd  | {\"a\":\"pa\\\"ss\\\\wo'rd\"}      | {\"a\":\"(secret)\"}",
                "pa\"ss\\wo'rd  | echo 'pa\"ss\\wo'\\''rd'           | echo '(secret)'",
                "$ecr et;       | printf \\$ecr\\ et\\;              | printf (secret)",
                "geheimnö       | {\"m\":\"geheimn\\u00f6 geheimnö\"} | {\"m\":\"(secret) (secret)\"}",
                "hunter2        | [104,117,110,116,101,114,50,10]    | [40,115,101,99,114,101,116,41,10]",
                "hunter2        | [ 27, 104, 117, 110, 116, 101, 114, 50 ] | [ 27, 40, 115, 101, 99, 114, 101, 116, 41 ]",
                "correct horse  | /mnt/correct\\040horse             | /mnt/(secret)",
                "correct \"horse | MODEL=\"correct\\x20\\x22horse\"  | MODEL=\"(secret)\"",
                "two  blanks    | two blanks                         | (secret)",
            })
    void aSecretIsMaskedHoweverItIsQuoted(String secret, String text, String masked) {
        assertThat(masked(secret, text)).isEqualTo(masked);
    }

    @Test
    void oneThatIsAPartOfAnotherUncoversNothing() {
        assertThat(of("horse", "correct horse").maskOutput("correct horse, horse", ""))
                .isEqualTo("(secret), (secret)");
        assertThat(of("correct horse", "horse").maskOutput("correct horse, horse", ""))
                .isEqualTo("(secret), (secret)");
    }

    @ParameterizedTest
    @CsvSource({
        "1234,     size=41234567 1234 pid=1234.,         size=41234567 (secret) pid=(secret).",
        "beef,     a4beef10-beef-4abc beef,              a4beef10-(secret)-4abc (secret)",
        "12345678, 9123456789x,                        9(secret)9x",
        "abc,      abc abc,                              abc abc"
    })
    void whatCouldBeInAnyNumberCountsAsAWholeWordAlone(String secret, String text, String masked) {
        assertThat(masked(secret, text)).isEqualTo(masked);
    }

    @Test
    void whatIsOrdinaryIsNoSecret() {
        assertThat(of("mesos").maskOutput("dcos-mesos-slave.service", "/var/lib/mesos/slave"))
                .isEqualTo("dcos-mesos-slave.service");
    }

    @Test
    void theBeginningOfOneAtTheEndOfAnOutputIsMaskedToo() {
        assertThat(masked("correct horse", "it is correct ho")).isEqualTo("it is (secret)");
        assertThat(masked("correct horse", "it is cor")).isEqualTo("it is cor");
        assertThat(of("correct horse").maskOutput("it is correct", "correct it"))
                .isEqualTo("it is correct");
    }

    @Test
    void whatIsLeftOfOneBesideDotsIsMaskedToo() {
        KnownSecrets known = of("correct horse");

        assertThat(known.maskQuoting("it said \"... rect horse is correct h...\"", ""))
                .isEqualTo("it said \"... rect horse is (secret)...\"");
        assertThat(known.maskQuoting("...rect horse is what it said", "")).isEqualTo("...(secret) is what it said");
        assertThat(known.maskQuoting("ends with correct ho", "")).isEqualTo("ends with correct ho");
    }

    @Test
    void noneShowsItself() {
        assertThat(of("Tr0ub4dor&3")).hasToString("(secrets)");
    }
}
