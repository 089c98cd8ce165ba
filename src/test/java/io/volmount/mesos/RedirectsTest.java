package io.volmount.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectsTest {
    private static URI next(String from, String location) {
        return Redirects.next(URI.create(from), Optional.ofNullable(location));
    }

    @ParameterizedTest
    @CsvSource({
        "http://m1:5050/slaves, //m2:5050/slaves, http://m2:5050/slaves",
        "http://m1:5050/slaves, http://m2:5050/slaves, http://m2:5050/slaves",
        "https://m1:5050/slaves, //m2:5050/slaves, https://m2:5050/slaves",
        "http://dcos/mesos/slaves, https://dcos/mesos/slaves, https://dcos/mesos/slaves",
        "http://dcos/mesos/slaves, https://DCOS:8443/mesos/slaves, https://DCOS:8443/mesos/slaves",
        "https://dcos/mesos/slaves, https://other:443/mesos/slaves, https://other:443/mesos/slaves",
        "http://m1:5050/slaves, /master/slaves, http://m1:5050/master/slaves",
        "http://[2001:db8::1]:5050/slaves, //[2001:db8::2]:5050/slaves, http://[2001:db8::2]:5050/slaves"
    })
    void leadToTheLeaderAndToTls(String from, String location, String to) {
        assertThat(next(from, location)).hasToString(to);
    }

    @ParameterizedTest
    @CsvSource({
        "https://dcos/mesos/slaves, http://dcos/mesos/slaves",
        "https://dcos:5050/slaves, http://dcos:5050/slaves",
        "http://m1:5050/slaves, //m2:8080/slaves",
        "http://m1:5050/slaves, //m1:8080/slaves",
        "http://m1:5050/slaves, https://m2:5050/slaves",
        "http://m1:5050/slaves, ftp://m1:5050/slaves",
        "http://m1:5050/slaves, file:///etc/passwd",
        "http://m1:5050/slaves, //user@m2:5050/slaves",
        "http://m1:5050/slaves, '//m2:5050/ slaves'",
        "http://m1:5050/slaves, //:5050/slaves",
        "http://m1:5050/slaves, ",
    })
    void leadNowhereElse(String from, String location) {
        assertThatThrownBy(() -> next(from, location))
                .isInstanceOf(UnusableAnswer.class)
                .hasMessageContaining("redirects to ")
                .hasMessageEndingWith("name the leading master itself");
    }
}
