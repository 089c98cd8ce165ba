package io.volmount.sshconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.volmount.document.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MistakesTest {
    @TempDir
    Path home;

    private String mistakes(String text) throws IOException {
        Path file = Files.writeString(home.resolve("c"), text);
        return catchThrowableOfType(InvalidInput.class, () -> SshConfig.of(file, user()))
                .getMessage()
                .replace(home + "/", "");
    }

    private LocalUser user() {
        return LocalUser.current(home, System.getProperty("user.name"), Map.of());
    }

    private Path own(String name, String text) throws IOException {
        Path directory = Files.createDirectories(home.resolve(".ssh"));
        return Files.writeString(directory.resolve(name), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HostName $(touch${IFS}x)127.0.0.1",
                "HostName %h$(id)",
                "HostName a;id",
                "HostName a`id`",
                "HostName -oProxyCommand=id",
                "HostName \"a b\"",
                "HostName a|b",
                "User root;id",
                "User `id`",
                "User -l",
                "User \"a -b\"",
                "ProxyJump $(id)",
                "ProxyJump a,b&c",
                "ProxyJump `id`@a"
            })
    void namesThatAShellWouldRun(String line) throws IOException {
        assertThat(mistakes(line + "\n")).startsWith("c:1:").contains(": expected ");
    }

    @Test
    void keywordsThatOpenSshDoesNotKnowEither() throws IOException {
        assertThat(mistakes("Host a\n  ProxyJmp bastion\n  FooBar yes\n")).isEqualTo("""
                c:2:3: unknown keyword `ProxyJmp`, which ssh rejects too; did you mean `ProxyJump`?
                c:3:3: unknown keyword `FooBar`, which ssh rejects too; correct it, or put it after `IgnoreUnknown` \
                on an earlier line""");
    }

    @Test
    void allMistakesOfAllFilesAreToldAtOnce() throws IOException {
        own("more", "Port x\n");

        assertThat(mistakes("""
                Host a
                  Port 70000
                \tUser = "half
                  IdentityFile ~someone/id  # a comment
                  IdentityFile ~/%h-%T
                  CertificateFile ${}
                  IdentityFile a b
                  StrictHostKeyChecking sometimes
                  ConnectTimeout 5 minutes
                  ServerAliveInterval 1y
                  ProxyJump a, b
                  HostName
                  UserKnownHostsFile known none
                Match nobody
                Match host
                Match user a all
                Match user a host b all
                Include more
                Include ~someone/config
                """)).isEqualTo("""
                .ssh/more:1:6: expected a port from 1 to 65535 for Port, found `x`
                c:2:8: expected a port from 1 to 65535 for Port, found `70000`
                c:3:9: unterminated quote; close it
                c:4:16: `~someone/id` names another user's home directory; write the full path
                c:5:16: the token `%T` is not supported here; write its value, or `%%` for a percent sign
                c:6:19: the variable in `${}` is incomplete; write ${NAME}
                c:7:18: unexpected `b`: IdentityFile takes one value; quote a value with spaces or remove the rest
                c:8:25: expected yes, accept-new, ask, no or off for StrictHostKeyChecking, found `sometimes`
                c:9:20: unexpected `minutes`: ConnectTimeout takes one value; quote a value with spaces or remove the rest
                c:10:23: expected seconds or a time such as 1m30s for ServerAliveInterval, found `1y`
                c:11:13: expected a comma-separated list of user@host:port, or none for ProxyJump, found `a, b`
                c:12:3: `HostName` has no value; write one or remove the line
                c:13:22: `none` cannot be combined with files; remove one or the other
                c:14:7: unknown criterion `nobody` of Match; expected all, canonical, final, host, originalhost, \
                user or localuser
                c:15:7: `host` has no value; write the pattern to match
                c:17:21: `all` cannot be combined with other criteria of Match; write it alone
                c:19:9: `~someone/config` cannot be included here; write an absolute path""");
    }

    @Test
    void aCircleOfFilesIsBroken() throws IOException {
        own("circle", "Include circle\n");

        assertThat(mistakes("Include circle\n"))
                .isEqualTo(".ssh/circle:1:9: includes are nested more than 16 deep; remove the circular include");
    }

    /** Each of them leads to three more, 16 deep: together 43 million. */
    @Test
    void aCircleThatBranchesIsBrokenToo() throws IOException {
        own("circle", "Include circle\nInclude circle circle\n");

        assertThat(mistakes("Include circle\n"))
                .contains(".ssh/circle: more than 1000 files are included; remove the circular include");
    }

    @Test
    void aFileThatOthersMayWriteIsNotFollowed() throws IOException {
        Path file = own("config", "Port 1001\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThat(catchThrowableOfType(InvalidInput.class, () -> SshConfig.usual(user(), home.resolve("none"))))
                .hasMessage(file + ": others may write to " + file
                        + ", who could make volmount run commands; make it yours and `chmod go-w` it");
        assertThat(mistakes("Include config\n")).startsWith(".ssh/config: others may write to .ssh/config, who");
        assertThat(catchThrowableOfType(InvalidInput.class, () -> SshConfig.of(file, user())))
                .hasMessageStartingWith(
                        file + ": others may write to " + file + ", who could make volmount run commands");
        assertThat(catchThrowableOfType(InvalidInput.class, () -> SshConfig.usual(user(), file)))
                .hasMessageContaining("others may write to ");
    }

    @Test
    void aNamedFileMustBeThere() {
        Path missing = home.resolve("missing");

        assertThat(catchThrowableOfType(InvalidInput.class, () -> SshConfig.of(missing, user())))
                .hasMessageStartingWith(missing + ": no such file");
    }
}
