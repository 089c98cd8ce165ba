package io.volmount.app.context;

import io.volmount.document.Decoder;
import io.volmount.document.Diagnostics;
import io.volmount.document.InvalidInput;
import io.volmount.document.Located;
import io.volmount.document.MappingDecoder;
import io.volmount.document.Node.Scalar;
import io.volmount.document.PathDecoder;
import io.volmount.document.Scalars;
import io.volmount.document.SourceLocation;
import io.volmount.document.TextFile;
import io.volmount.document.YamlDocument;
import io.volmount.file.FileErrors;
import io.volmount.file.FilePresence;
import io.volmount.file.TrustedFile;
import io.volmount.file.UntrustedFile;
import io.volmount.inventory.source.InventorySources;
import io.volmount.inventory.source.MesosInventory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code volmount.yml}: the values of options that neither the command line nor the environment gives.
 *
 * @param values by key, as the options take them
 */
public record DefaultsFile(Map<String, Located<String>> values) {
    public static final String INVENTORY = "inventory";
    public static final String MASTER_CA = "masterCa";
    public static final String MASTER_TOKEN_FROM = "masterTokenFrom";
    public static final String MASTER_USER = "masterUser";
    public static final String MASTER_PASSWORD_FROM = "masterPasswordFrom";
    public static final String PLAYBOOK = "playbook";
    public static final String SSH_CONFIG = "sshConfig";
    public static final String PARALLEL = "parallel";

    private static final String NAME = "volmount.yml";

    /**
     * The one in this directory; without values if there is none.
     *
     * @param home the home directory, {@code ~}
     * @throws InvalidInput with all errors of the file, or if somebody else could have written it
     */
    public static DefaultsFile in(Path directory, Path home) {
        Path file = directory.resolve(NAME);
        return isThere(file) ? read(TextFile.read(file), new PathDecoder(home, directory)) : new DefaultsFile(Map.of());
    }

    private static boolean isThere(Path file) {
        try {
            if (!FilePresence.of(file)) {
                return false;
            }
            TrustedFile.check(file);
            return true;
        } catch (UntrustedFile others) {
            throw new InvalidInput(
                    SourceLocation.whole(file.toString()), "is not read, because " + FileErrors.reason(others));
        } catch (IOException unreadable) {
            throw new InvalidInput(
                    SourceLocation.whole(file.toString()),
                    "cannot be read: " + FileErrors.reason(file, unreadable)
                            + "; correct that, or run volmount in another directory");
        }
    }

    private static DefaultsFile read(TextFile file, PathDecoder paths) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<DefaultsFile> read = MappingDecoder.of("a file of defaults", keys -> {
                    Map<String, Located<String>> values = new LinkedHashMap<>();
                    put(values, keys, INVENTORY, inventory(paths));
                    put(values, keys, MASTER_CA, path(paths));
                    put(values, keys, MASTER_TOKEN_FROM, Scalars.text());
                    put(values, keys, MASTER_USER, Scalars.text());
                    put(values, keys, MASTER_PASSWORD_FROM, Scalars.text());
                    put(values, keys, PLAYBOOK, path(paths));
                    put(values, keys, SSH_CONFIG, sshConfig(paths));
                    put(values, keys, PARALLEL, parallel());
                    return Optional.of(new DefaultsFile(values));
                })
                .read(YamlDocument.read(file, diagnostics), diagnostics);
        diagnostics.throwIfAny();
        return read.orElseThrow();
    }

    private static void put(
            Map<String, Located<String>> values, MappingDecoder keys, String key, Decoder<String> decoder) {
        keys.optional(
                        key,
                        (node, diagnostics) ->
                                decoder.read(node, diagnostics).map(value -> new Located<>(value, node.location())))
                .ifPresent(value -> values.put(key, value));
    }

    private static Decoder<String> path(PathDecoder paths) {
        return (node, diagnostics) -> paths.read(node, diagnostics).map(Path::toString);
    }

    /** What is not the name of a file stays as it is. */
    private static Decoder<String> inventory(PathDecoder paths) {
        return (node, diagnostics) -> Scalars.text().read(node, diagnostics).flatMap(text -> {
            if (text.equals("-") || text.contains(",") || MesosInventory.isNamedBy(text)) {
                return Optional.of(text);
            }
            String scheme = text.startsWith(InventorySources.PROGRAM) ? InventorySources.PROGRAM : "";
            return paths.read(new Scalar(node.location(), text.substring(scheme.length())), diagnostics)
                    .map(path -> scheme + path);
        });
    }

    private static Decoder<String> sshConfig(PathDecoder paths) {
        return (node, diagnostics) -> Scalars.text()
                .read(node, diagnostics)
                .flatMap(text ->
                        text.equals("none") ? Optional.of(text) : path(paths).read(node, diagnostics));
    }

    private static Decoder<String> parallel() {
        return (node, diagnostics) ->
                Scalars.integer(1, Integer.MAX_VALUE).read(node, diagnostics).map(String::valueOf);
    }
}
