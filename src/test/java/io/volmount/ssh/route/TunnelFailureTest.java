package io.volmount.ssh.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.access.SshTarget;
import io.volmount.ssh.Lab;
import io.volmount.ssh.transport.Unreachable;
import io.volmount.ssh.transport.Unreachable.Kind;
import java.nio.file.Path;
import java.util.Optional;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.OpenFailException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the words of OpenSSH's server. */
class TunnelFailureTest {
    @TempDir
    Path directory;

    private TunnelFailure failure;

    @BeforeEach
    void create() throws Exception {
        try (Lab lab = new Lab(directory)) {
            SshTarget hop = lab.target("bastion", 22, "jump", lab.identity);
            failure = new TunnelFailure(Lab.behind(hop, lab.target("10.0.1.20", 22, "core", lab.identity)), hop);
        }
    }

    private Unreachable explained(Reason reason, String words) {
        return failure.openFailed(Optional.empty(), new OpenFailException("direct-tcpip", reason, words));
    }

    @ParameterizedTest
    @CsvSource({
        "Connection refused, REFUSED",
        "Connection timed out, TIMED_OUT",
        "No route to host, NO_ROUTE",
        "Network is unreachable, NO_ROUTE",
        "Name or service not known, CANNOT_RESOLVE",
        "Temporary failure in name resolution, CANNOT_RESOLVE"
    })
    void aConnectionThatTheBastionDoesNotGetFailsLikeOneFromHere(String words, Kind kind) {
        Unreachable explained = explained(Reason.CONNECT_FAILED, words);

        assertThat(explained.kind()).isEqualTo(kind);
        assertThat(explained)
                .hasMessage(
                        "core@10.0.1.20:22 through jump@bastion:22: cannot be reached from jump@bastion:22: " + words);
    }

    @Test
    void oneThatTheBastionMustNotMakeIsItsAdministratorsAffair() {
        assertThat(explained(Reason.ADMINISTRATIVELY_PROHIBITED, "open failed").kind())
                .isEqualTo(Kind.NOT_FORWARDED);
    }

    @Test
    void aShortageOnTheBastionPasses() {
        assertThat(explained(Reason.RESOURCE_SHORTAGE, "too many").kind().isTransient())
                .isTrue();
    }
}
