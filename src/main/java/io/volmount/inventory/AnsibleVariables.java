package io.volmount.inventory;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostic;
import io.volmount.document.Diagnostics;
import io.volmount.document.Located;
import io.volmount.document.Node;
import io.volmount.document.Node.Empty;
import io.volmount.document.Node.Entry;
import io.volmount.document.Node.Scalar;
import io.volmount.document.SourceLocation;
import io.volmount.document.Spelling;
import io.volmount.document.Template;
import io.volmount.inventory.ansible.AnsibleVariable;
import io.volmount.inventory.source.Setting;
import io.volmount.inventory.source.Settings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Interprets one agent's Ansible variables. Connection variables become settings; unsupported ones are reported, as
 * errors if they would change the machine or the user; all others become playbook variables, unless they look like
 * secrets. Passwords are detected but never stored.
 */
final class AnsibleVariables {
    private static final Set<String> OVER_SSH =
            Set.of("ssh", "smart", "paramiko", "paramiko_ssh", "ansible.builtin.ssh", "ansible.builtin.paramiko_ssh");
    private static final Pattern SECRET = Pattern.compile("(?i).*(pass|secret|token|credential|vault).*");
    private static final Set<String> ROLES = Set.of("private", "public", "auto");
    private static final List<String> OWN = List.of("volmount_algorithms", "volmount_role", "volmount_zone");
    private static final Set<String> TRUE = Set.of("true", "yes", "on", "1", "y", "t", "1.0");
    private static final Set<String> FALSE = Set.of("false", "no", "off", "0", "n", "f", "0.0");
    private static final Set<String> ROOT = Set.of("root", "0");

    private final Map<String, AnsibleVariable> variables;
    private final Diagnostics diagnostics;
    private final Set<String> used;
    private final List<Diagnostic> warnings = new ArrayList<>();
    private final List<AnsibleVariable> unused = new ArrayList<>();
    private final List<Located<String>> sshArguments = new ArrayList<>();
    private final Map<Setting, Scalar> values = new EnumMap<>(Setting.class);
    private final Map<String, Scalar> vars = new HashMap<>();

    /**
     * Reads variables.
     *
     * @param variables by name
     * @param used names of the variables that the playbook uses
     */
    AnsibleVariables(Map<String, AnsibleVariable> variables, Diagnostics diagnostics, Set<String> used) {
        this.variables = variables;
        this.diagnostics = diagnostics;
        this.used = used;
        connection();
        become();
        arguments();
        own();
        variables.values().forEach(this::other);
    }

    Settings settings() {
        return new Settings(values, vars);
    }

    /** ssh options, split into words. */
    List<Located<String>> sshArguments() {
        return List.copyOf(sshArguments);
    }

    /** Ignored values that do not change the machine or the user. */
    List<Diagnostic> warnings() {
        return List.copyOf(warnings);
    }

    /** Variables that volmount does not use. */
    List<AnsibleVariable> unused() {
        return List.copyOf(unused);
    }

    private void connection() {
        setting(Setting.ADDRESS, AnsibleNames.HOST);
        setting(Setting.PORT, AnsibleNames.PORT);
        setting(Setting.USER, AnsibleNames.USER);
        setting(Setting.IDENTITY_FILE, AnsibleNames.KEY);
        text(List.of(AnsibleNames.CONNECTION))
                .filter(method -> !OVER_SSH.contains(method.text()))
                .ifPresent(method -> diagnostics.add(
                        method.location(),
                        "`ansible_connection` is " + quoted(method.text())
                                + ", but volmount reaches agents by SSH only; exclude such hosts with --limit"));
        present(AnsibleNames.PASSWORD)
                .ifPresent(password -> warn(
                        password.entry().key().location(),
                        quoted(password.name()) + " is not read, because passwords do not belong in a file; use"
                                + " --ask-pass if keys are not enough"));
    }

    private void become() {
        Optional<Boolean> becomes = text(List.of(AnsibleNames.BECOME)).flatMap(this::truth);
        becomes.ifPresent(yes -> sudo(AnsibleNames.BECOME, yes ? Sudo.PASSWORDLESS : Sudo.NONE));
        present(AnsibleNames.BECOME_PASSWORD).ifPresent(password -> sudo(password.name(), Sudo.PASSWORD));
        text(AnsibleNames.BECOME_USER)
                .filter(user -> !ROOT.contains(user.text()) && becomes.orElse(true))
                .ifPresent(user -> diagnostics.add(
                        user.location(),
                        "`ansible_become_user` is " + quoted(user.text())
                                + ", but volmount works as root only; set it to root for these agents"));
        text(List.of(AnsibleNames.BECOME_METHOD))
                .filter(method -> !method.text().matches("(ansible\\.builtin\\.)?sudo") && becomes.orElse(true))
                .ifPresent(method -> warn(
                        method.location(),
                        "`ansible_become_method` is " + quoted(method.text())
                                + ", which is ignored: volmount becomes root with sudo"));
    }

    private void sudo(String variable, Sudo sudo) {
        SourceLocation location = variables.get(variable).entry().key().location();
        values.put(Setting.SUDO, new Scalar(location, sudo.word()));
    }

    private Optional<Boolean> truth(Scalar written) {
        String lower = written.text().toLowerCase(Locale.ROOT);
        if (!TRUE.contains(lower) && !FALSE.contains(lower)) {
            diagnostics.add(written.location(), "expected true or false here, found " + quoted(written.text()));
        }
        return TRUE.contains(lower) || FALSE.contains(lower) ? Optional.of(TRUE.contains(lower)) : Optional.empty();
    }

    /** Ansible puts the first one before its own options and the others after them; for ssh the first value wins. */
    private void arguments() {
        text(List.of(AnsibleNames.SSH_ARGS)).ifPresent(line -> {
            reportConflict(line, Setting.USER, "(-l|(-o *)?user\\b).*");
            reportConflict(line, Setting.PORT, "(-p|(-o *)?port\\b).*");
        });
        for (String name : List.of(AnsibleNames.SSH_ARGS, AnsibleNames.COMMON_ARGS, AnsibleNames.EXTRA_ARGS)) {
            text(List.of(name)).ifPresent(line -> sshArguments.addAll(SettingReader.words(line, diagnostics)));
        }
    }

    private void reportConflict(Scalar line, Setting setting, String option) {
        boolean both = values.containsKey(setting)
                && SettingReader.words(line, diagnostics).stream()
                        .anyMatch(word -> word.value().matches("(?i)" + option));
        if (both) {
            diagnostics.add(
                    line.location(),
                    "`ansible_ssh_args` says a " + setting.key() + " too, which ssh would use instead of "
                            + quoted(values.get(setting).text()) + " at "
                            + values.get(setting).location() + "; keep one of the two");
        }
    }

    private void own() {
        setting(Setting.ALGORITHMS, List.of("volmount_algorithms"));
        setting(Setting.ZONE, List.of("zone", "volmount_zone"));
        boolean ansibleRole = text(List.of("role"))
                .filter(role -> !ROLES.contains(role.text()))
                .isPresent();
        setting(Setting.ROLE, ansibleRole ? List.of("volmount_role") : List.of("role", "volmount_role"));
    }

    private void setting(Setting setting, List<String> names) {
        text(names).ifPresent(value -> values.put(setting, value));
    }

    /** The last of these variables that has a value. */
    private Optional<AnsibleVariable> present(List<String> names) {
        return names.stream()
                .map(variables::get)
                .filter(variable -> variable != null && !(variable.value() instanceof Empty))
                .reduce((earlier, later) -> later);
    }

    /** The value of the last of these variables that has one, if it is usable. */
    private Optional<Scalar> text(List<String> names) {
        return present(names).flatMap(variable -> {
            Optional<String> obstacle = obstacle(variable.value());
            obstacle.ifPresent(
                    reason -> diagnostics.add(variable.value().location(), quoted(variable.name()) + " " + reason));
            reportConflictingGroups(variable);
            return obstacle.isEmpty() ? Optional.of((Scalar) variable.value()) : Optional.empty();
        });
    }

    /** Why a value is not usable, as a predicate. */
    private static Optional<String> obstacle(Node value) {
        if (!(value instanceof Scalar text)) {
            return Optional.of("is " + value.kind() + " here; write a word, a number or text");
        }
        if (text.text().startsWith("$ANSIBLE_VAULT;")) {
            return Optional.of("is encrypted with Ansible Vault, which volmount cannot decrypt; write the value in"
                    + " plain text");
        }
        if (text.text().contains("{{") || text.text().contains("{%")) {
            return Optional.of("is a template, which only Ansible can evaluate; write the value itself");
        }
        return text.text().lines().count() > 1
                ? Optional.of("has more than one line; write the value on one line")
                : Optional.empty();
    }

    private void reportConflictingGroups(AnsibleVariable variable) {
        variable.conflict()
                .filter(conflict -> conflict.value() instanceof Scalar && variable.value() instanceof Scalar)
                .ifPresent(conflict -> {
                    Scalar other = (Scalar) conflict.value();
                    Scalar taken = (Scalar) variable.value();
                    diagnostics.add(
                            taken.location(),
                            quoted(variable.name()) + " is " + quoted(taken.text()) + " here but "
                                    + quoted(other.text()) + " at " + other.location()
                                    + ", in groups of equal rank, where only the alphabet decides; make both equal,"
                                    + " set it on each agent, or give one group a higher"
                                    + " `ansible_group_priority`");
                });
    }

    private void other(AnsibleVariable variable) {
        String name = variable.name();
        if (AnsibleNames.isAnsibles(name)) {
            builtIn(variable);
        } else if (name.startsWith("volmount_")) {
            if (!OWN.contains(name)) {
                warn(variable.entry().key().location(), quoted(name) + " is unknown; " + Spelling.hint(name, OWN));
            }
        } else if (!values.containsValue(variable.value())) {
            playbookVariable(variable);
        }
    }

    private void builtIn(AnsibleVariable variable) {
        Entry entry = variable.entry();
        Optional<String> meant = AnsibleNames.meant(variable.name());
        if (meant.isPresent()) {
            diagnostics.add(
                    entry.key().location(),
                    "unknown variable " + quoted(variable.name()) + "; did you mean " + quoted(meant.get()) + "?");
        } else if (!AnsibleNames.isDecisive(variable.name())) {
            unused.add(variable);
        }
    }

    private void playbookVariable(AnsibleVariable variable) {
        String name = variable.name();
        Optional<String> obstacle = SECRET.matcher(name).matches()
                ? Optional.of("looks like a secret, which does not belong in a playbook; choose another name")
                : obstacle(variable.value());
        if (used.contains(name)) {
            obstacle.ifPresent(reason -> diagnostics.add(variable.value().location(), quoted(name) + " " + reason));
            reportConflictingGroups(variable);
        }
        if (obstacle.isEmpty() && Template.isName(name)) {
            vars.put(name, (Scalar) variable.value());
        }
    }

    private void warn(SourceLocation location, String sentence) {
        warnings.add(new Diagnostic(location, sentence));
    }
}
