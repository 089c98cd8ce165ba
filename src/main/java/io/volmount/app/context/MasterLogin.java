package io.volmount.app.context;

import io.volmount.file.HomePath;
import io.volmount.mesos.MasterCredentials;
import io.volmount.mesos.Masters;
import io.volmount.mesos.MesosMaster;
import io.volmount.secret.Secret;
import io.volmount.secret.SecretSources;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a Mesos master is asked. Secrets are named by their sources, as in {@code env:NAME}, and read when they are needed.
 *
 * @param caFile certificates in PEM; empty for the authorities that this machine trusts
 * @param tokenFrom source of a token, as of DC/OS
 * @param user of plain Mesos
 * @param passwordFrom source of that user's password
 */
public record MasterLogin(
        Optional<String> caFile, Optional<String> tokenFrom, Optional<String> user, Optional<String> passwordFrom) {
    /** Without a token or a user. */
    public static final MasterLogin NONE =
            new MasterLogin(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws UsageException if the options contradict each other */
    public MasterLogin {
        if (user.isPresent() != passwordFrom.isPresent()) {
            throw new UsageException("--master-user and --master-password-from belong together; use both or none");
        }
        if (user.isPresent() && tokenFrom.isPresent()) {
            throw new UsageException("--master-user and --master-token-from exclude each other; use one of them");
        }
        tokenFrom.ifPresent(source -> refuseSecret("--master-token-from", source));
        passwordFrom.ifPresent(source -> refuseSecret("--master-password-from", source));
        if (user.filter(name -> name.contains(":")).isPresent()) {
            throw new UsageException("--master-user: a user of a master has no `:` in its name");
        }
    }

    private static void refuseSecret(String option, String source) {
        if (!SecretSources.isSource(source)) {
            throw new UsageException(GivenSecrets.expected(option));
        }
    }

    /** Masters that are asked with these. A secret is read again for each master. */
    public Masters masters(ProcessContext context) {
        return url -> new MesosMaster(
                url,
                credentials(context),
                caFile.map(file -> context.directory().resolve(HomePath.expanded(file, context.home()))));
    }

    /** The environment variables that secrets are read from, which no other program may see. */
    public Set<String> variables() {
        return Stream.of(tokenFrom, passwordFrom)
                .flatMap(Optional::stream)
                .flatMap(source -> SecretSources.variable(source).stream())
                .collect(Collectors.toSet());
    }

    private MasterCredentials credentials(ProcessContext context) {
        if (tokenFrom.isPresent()) {
            Secret token = secret("--master-token-from", tokenFrom.get(), context);
            if (!MasterCredentials.Token.isOne(token)) {
                throw new UsageException("--master-token-from: this is not a token, which has neither spaces nor"
                        + " characters beyond ASCII; check its source");
            }
            return new MasterCredentials.Token(token);
        }
        return user.<MasterCredentials>map(name -> new MasterCredentials.Login(
                        name, secret("--master-password-from", passwordFrom.orElseThrow(), context)))
                .orElseGet(MasterCredentials.None::new);
    }

    private static Secret secret(String option, String source, ProcessContext context) {
        GivenSecrets secrets = new GivenSecrets(context);
        return secrets.read(option, secrets.source(option, source));
    }
}
