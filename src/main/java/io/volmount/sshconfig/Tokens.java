package io.volmount.sshconfig;

import io.volmount.document.Located;
import io.volmount.sshconfig.SshConfig.Given;
import io.volmount.text.Endpoint;
import java.util.Locale;
import java.util.Map;

/** The values of the tokens of ssh_config(5) for one host. */
final class Tokens {
    private Tokens() {}

    static Map<Character, String> of(Lookup lookup, Given given) {
        int port = given.port()
                .or(() -> lookup.first(Keyword.PORT).map(Located::value).flatMap(Keyword::port))
                .orElse(Endpoint.SSH_PORT);
        LocalUser local = lookup.localUser();
        return Map.of(
                'd', local.home().toString(),
                'h', lookup.hostName().toLowerCase(Locale.ROOT),
                'i', local.id(),
                'k',
                        lookup.first(Keyword.HOST_KEY_ALIAS)
                                .map(alias -> alias.value().toLowerCase(Locale.ROOT))
                                .orElse(lookup.originalHost()),
                'n', lookup.originalHost(),
                'p', String.valueOf(port),
                'r', lookup.user(),
                'u', local.name());
    }
}
