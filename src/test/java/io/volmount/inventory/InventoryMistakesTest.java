package io.volmount.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.document.Located;
import java.util.List;
import org.junit.jupiter.api.Test;

class InventoryMistakesTest {
    @Test
    void allMistakesOfAFileAreReportedAtOnce() {
        assertThat(Read.mistakes("i.yml", """
                version: 1
                defaults: {usr: core, port: 70000, identityFile: ~root/id}
                groups:
                  "all":
                    hosts: [a1]
                  private-agents:
                    role: privat
                    sudo: passwordles
                    hosts:
                      - -oProxyCommand=x
                      - a[3-1]
                      - 10.0.1.[255-256]
                      - {name: "b[1-3]", address: "10.0.0.[1-2]"}
                      - {address: 10.0.0.9}
                      - {name: c1, vars: {"my disk": x}}
                """)).isEqualTo("""
                i.yml:2:12: unknown key `usr`; did you mean `user`?
                i.yml:2:29: expected a whole number from 1 to 65535 here, found `70000`
                i.yml:2:50: `~root/id` names another user's home directory; write the full path
                i.yml:4:3: `all` is not a valid group name; use letters, digits, `.`, `-` and `_`, begin with a letter or \
                digit, and do not use `all`, which means every agent
                i.yml:7:11: unknown role `privat`; did you mean `private`?
                i.yml:8:11: unknown sudo `passwordles`; did you mean `passwordless`?
                i.yml:10:9: `-oProxyCommand=x` is not a valid agent name; use letters, digits, `.`, `-`, `_` and `:`, \
                and begin with a letter or digit
                i.yml:11:9: `a[3-1]` has a range that runs backwards; write the smaller number first
                i.yml:12:9: `10.0.1.256` is not an IPv4 address; write four numbers from 0 to 255
                i.yml:13:35: `10.0.0.[1-2]` expands to 2 addresses, but the name to 3 agents; give one address per \
                agent
                i.yml:14:9: the key `name` is missing here; a host needs it
                i.yml:15:27: `my disk` is not a valid variable name; use letters, digits, `_` and `-`, and begin with a \
                letter""");
    }

    @Test
    void oneMachineIsNotWorkedOnTwice() {
        assertThat(Read.mistakes("i.yml", """
                version: 1
                groups:
                  g:
                    hosts:
                      - a1
                      - a1
                      - {name: x, address: A1.}
                      - {name: y, address: "2001:db8:0:0:0:0:0:1"}
                      - {name: z, address: "2001:db8::1"}
                      - {name: v, address: "2001:db8::1", port: 23}
                """)).isEqualTo("""
                i.yml:6:9: the agent `a1` is listed already at i.yml:5:9; remove one of the two
                i.yml:7:16: the agents `a1` (i.yml:5:9) and `x` have the same address A1.:22, so one machine would be changed twice; remove one or correct its address
                i.yml:9:16: the agents `y` (i.yml:8:16) and `z` have the same address [2001:db8::1]:22, so one machine would be changed twice; remove one or correct its address""");
    }

    @Test
    void groupsThatDisagreeAboutAnAgentAreNamedOnceWithBothPlaces() {
        String twoZones = """
                version: 1
                groups:
                  a: {zone: r1, hosts: [n1, n2, {name: n3%s}]}
                  b: {zone: r2, hosts: [n1, n2, n3]}
                """;
        assertThat(Read.mistakes("i.yml", twoZones.formatted("")))
                .isEqualTo("i.yml:4:13: `zone` is `r2` here but `r1` at i.yml:3:13, and agents get both; make both"
                        + " equal, or set it on each agent");
        assertThat(Read.inventory("i.yml", twoZones.formatted(", zone: r3").replace("n1, n2, ", ""))
                        .hosts()
                        .get(0)
                        .zone()
                        .map(Located::value))
                .contains("r3");
    }

    @Test
    void aFileThatIsNoInventoryIsRefused() {
        assertThat(Read.mistakes("i", " \n")).isEqualTo("i: the file is empty; list agents in it or name another");
        assertThat(Read.mistakes("i", "(*)"))
                .isEqualTo("i: not an inventory, neither in volmount's format (which begins with `version: 1`) nor in"
                        + " Ansible's YAML or INI; correct it or use another file");
        assertThat(Read.mistakes("i.yml", "version: 1\ngroups: {}"))
                .isEqualTo("i.yml: the inventory contains no agent; list at least one in a group");
        assertThat(Read.mistakes("i.yml", "groups: {g: {hosts: [a]}}"))
                .isEqualTo("i.yml:1:1: the key `version` is missing here; an inventory needs it");
    }

    @Test
    void hostileNamesAreRefused() {
        assertThat(List.of("a b", "a;reboot", "$(x)", "../x", "-x", "a\\u202e", ".a", "a@b", "a*"))
                .allSatisfy(name -> assertThat(Read.mistakes(
                                "i.yml", "version: 1\ngroups: {g: {hosts: [{name: \"" + name + "\", address: b}]}}"))
                        .contains("is not a valid agent name"));
        assertThat(Read.mistakes("i.yml", "version: 1\ngroups: {g: {user: -l, hosts: [a]}}"))
                .startsWith("i.yml:2:20: `-l` is not a valid user name");
    }
}
