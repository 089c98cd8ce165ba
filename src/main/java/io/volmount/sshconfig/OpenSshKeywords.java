package io.volmount.sshconfig;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Located;
import io.volmount.document.Spelling;
import io.volmount.text.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Distinguishes keywords that OpenSSH accepts, but volmount does not use, from unknown ones.
 *
 * <p>The list is that of {@code readconf.c} up to OpenSSH 10, its retired keywords too, and what Debian, Fedora and Apple
 * add. Not thread-safe: {@code IgnoreUnknown} applies to the lines after it.
 */
final class OpenSshKeywords {
    private static final Map<String, String> KNOWN = Stream.of("""
            AddKeysToAgent AddressFamily AfsTokenPassing BatchMode BindAddress BindInterface CanonicalDomains
            CanonicalizeFallbackLocal CanonicalizeHostname CanonicalizeMaxDots CanonicalizePermittedCNAMEs
            CASignatureAlgorithms CertificateFile ChallengeResponseAuthentication ChannelTimeout CheckHostIP Cipher
            Ciphers ClearAllForwardings Compression CompressionLevel ConnectionAttempts ConnectTimeout ControlMaster
            ControlPath ControlPersist DSAAuthentication DynamicForward EnableEscapeCommandline EnableSSHKeysign
            EscapeChar ExitOnForwardFailure FallBackToRsh FingerprintHash ForkAfterAuthentication ForwardAgent
            ForwardX11 ForwardX11Timeout ForwardX11Trusted GatewayPorts GlobalKnownHostsFile GlobalKnownHostsFile2
            GSSAPIAuthentication GSSAPIClientIdentity GSSAPIDelegateCredentials GSSAPIKexAlgorithms GSSAPIKeyExchange
            GSSAPIRenewalForcesRekey GSSAPIServerIdentity GSSAPITrustDns HashKnownHosts Host
            HostbasedAcceptedAlgorithms HostbasedAuthentication HostbasedKeyTypes HostKeyAlgorithms HostKeyAlias
            HostName IdentitiesOnly IdentityAgent IdentityFile IdentityFile2 IgnoreUnknown Include IPQoS
            KbdInteractiveAuthentication KbdInteractiveDevices KeepAlive KerberosAuthentication KerberosTgtPassing
            KexAlgorithms KnownHostsCommand LocalCommand LocalForward LogLevel LogVerbose MACs Match
            NoHostAuthenticationForLocalhost NumberOfPasswordPrompts ObscureKeystrokeTiming PasswordAuthentication
            PermitLocalCommand PermitRemoteOpen PKCS11Provider Port PreferredAuthentications Protocol
            ProtocolKeepAlives ProxyCommand ProxyJump ProxyUseFdpass PubkeyAcceptedAlgorithms PubkeyAcceptedKeyTypes
            PubkeyAuthentication RefuseConnection RekeyLimit RemoteCommand RemoteForward RequestTTY RequiredRSASize
            RevokedHostKeys RhostsAuthentication RhostsRSAAuthentication RSAAuthentication RSAMinSize
            SecurityKeyProvider SendEnv ServerAliveCountMax ServerAliveInterval SessionType SetEnv SetupTimeOut
            SkeyAuthentication SmartcardDevice StdinNull StreamLocalBindMask StreamLocalBindUnlink
            StrictHostKeyChecking SyslogFacility Tag TCPKeepAlive TISAuthentication Tunnel TunnelDevice
            UpdateHostKeys UseBlacklistedKeys UseKeychain UsePrivilegedPort User UserKnownHostsFile
            UserKnownHostsFile2 UseRoaming UseRsh VerifyHostKeyDNS VersionAddendum VisualHostKey WarnWeakCrypto
            XAuthLocation""".split("\\s+"))
            .collect(Collectors.toUnmodifiableMap(word -> word.toLowerCase(Locale.ROOT), Function.identity()));

    private final List<String> ignored = new ArrayList<>();

    /** Accepts unknown keywords from here on that match one of these comma-separated patterns. */
    void ignore(String patterns) {
        ignored.addAll(List.of(patterns.toLowerCase(Locale.ROOT).split(",")));
    }

    boolean accepts(String keyword) {
        String word = keyword.toLowerCase(Locale.ROOT);
        return KNOWN.containsKey(word) || Wildcard.anyMatches(ignored, word);
    }

    /** The error for a keyword that is not accepted. */
    static String objection(Located<String> keyword) {
        String hint = Spelling.nearest(keyword.value(), KNOWN.values())
                .map(near -> "did you mean " + quoted(near) + "?")
                .orElse("correct it, or put it after `IgnoreUnknown` on an earlier line");
        return "unknown keyword " + quoted(keyword.value()) + ", which ssh rejects too; " + hint;
    }
}
