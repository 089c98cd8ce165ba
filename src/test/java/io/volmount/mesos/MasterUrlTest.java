package io.volmount.mesos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.volmount.document.InvalidInput;
import io.volmount.document.SourceLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterUrlTest {
    private static MasterUrl parse(String written) {
        return MasterUrl.parse(written, SourceLocation.whole("--inventory"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.1:5050, http://10.0.0.1:5050/slaves",
        "http://10.0.0.1:5050/, http://10.0.0.1:5050/slaves",
        "https://dcos.example.com, https://dcos.example.com/mesos/slaves",
        "https://dcos.example.com/, https://dcos.example.com/mesos/slaves",
        "https://dcos.example.com:443, https://dcos.example.com:443/mesos/slaves",
        "HTTP://dcos.example.com, http://dcos.example.com/mesos/slaves",
        "https://gateway.example.com/dcos/mesos/, https://gateway.example.com/dcos/mesos/slaves",
        "http://[2001:db8::1]:5050, http://[2001:db8::1]:5050/slaves"
    })
    void namesAMasterOrAnAdminRouter(String written, String slaves) {
        assertThat(parse(written).of("/slaves")).hasToString(slaves);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.1:5050",
                "dcos.example.com",
                "ftp://10.0.0.1",
                "http:///mesos",
                "http://10.0.0.1:0",
                "http://10.0.0.1:70000",
                "http://10.0.0.1:5050/?a=b",
                "http://10.0.0.1:5050/#a",
                "http://a b"
            })
    void isRefusedIfItIsNone(String written) {
        assertThatThrownBy(() -> parse(written))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("--inventory: ")
                .hasMessageContaining("is not the URL of a master; write it as in http://10.0.0.1:5050");
    }

    @Test
    void doesNotCarryAPasswordAndIsNotRepeatedIfItDoes() {
        assertThatThrownBy(() -> parse("https://admin:geheim@dcos.example.com"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("--master-password-from")
                .hasMessageNotContaining("geheim");
    }
}
