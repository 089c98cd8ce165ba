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
 * What Ansible's variables of one agent mean here. Those about the connection become settings; what is not followed is told,
 * as a problem where it would lead to another machine or user; any further ones are variables for playbooks, unless they
 * sound like secrets. A password is seen to be there, but never kept.
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
    private final Diagnostics problems;
    private final Set<String> used;
    private final List<Diagnostic> warnings = new ArrayList<>();
    private final List<AnsibleVariable> unused = new ArrayList<>();
    private final List<Located<String>> sshArguments = new ArrayList<>();
    private final Map<Setting, Scalar> values = new EnumMap<>(Setting.class);
    private final Map<String, Scalar> vars = new HashMap<>();

    /**
     * Reads variables.
     *
     * @param variables by their names
     * @param used the names of those that the playbook uses
     */
    AnsibleVariables(Map<String, AnsibleVariable> variables, Diagnostics problems, Set<String> used) {
        this.variables = variables;
        this.problems = problems;
        this.used = used;
        connection();
        become();
        arguments();
        own();
        variables.values().forEach(this::further);
    }

    Settings settings() {
        return new Settings(values, vars);
    }

    /** Options of ssh, as words. */
    List<Located<String>> sshArguments() {
        return List.copyOf(sshArguments);
    }

    /** What is not followed and leads nowhere else. */
    List<Diagnostic> warnings() {
        return List.copyOf(warnings);
    }

    /** Variables that mean nothing here. */
    List<AnsibleVariable> unused() {
        return List.copyOf(unused);
    }

    private void connection() {
        setting(Setting.ADDRESS, AnsibleNames.HOST);
        setting(Setting.PORT, AnsibleNames.PORT);
        setting(Setting.USER, AnsibleNames.USER);
        setting(Setting.IDENTITY_FILE, AnsibleNames.KEY);
        text(List.of(AnsibleNames.CONNECTION))
                .filter(how -> !OVER_SSH.contains(how.text()))
                .ifPresent(how -> problems.add(
                        how.location(),
                        "`ansible_connection` is " + quoted(how.text())
                                + ", and agents are reached by SSH alone; leave such hosts out with --limit"));
        present(AnsibleNames.PASSWORD)
                .ifPresent(password -> warn(
                        password.entry().key().location(),
                        quoted(password.name()) + " is not read, as no password should stand in a file; say --ask-pass"
                                + " where keys are not enough"));
    }

    private void become() {
        Optional<Boolean> becomes = text(List.of(AnsibleNames.BECOME)).flatMap(this::truth);
        becomes.ifPresent(yes -> sudo(AnsibleNames.BECOME, yes ? Sudo.PASSWORDLESS : Sudo.NONE));
        present(AnsibleNames.BECOME_PASSWORD).ifPresent(password -> sudo(password.name(), Sudo.PASSWORD));
        text(AnsibleNames.BECOME_USER)
                .filter(user -> !ROOT.contains(user.text()) && becomes.orElse(true))
                .ifPresent(user -> problems.add(
                        user.location(),
                        "`ansible_become_user` is " + quoted(user.text())
                                + ", and volmount works as root alone; set it to root for these agents"));
        text(List.of(AnsibleNames.BECOME_METHOD))
                .filter(method -> !method.text().matches("(ansible\\.builtin\\.)?sudo") && becomes.orElse(true))
                .ifPresent(method -> warn(
                        method.location(),
                        "`ansible_become_method` is " + quoted(method.text())
                                + ", which is not followed: volmount becomes root by sudo"));
    }

    private void sudo(String variable, Sudo sudo) {
        SourceLocation location = variables.get(variable).entry().key().location();
        values.put(Setting.SUDO, new Scalar(location, sudo.word()));
    }

    private Optional<Boolean> truth(Scalar written) {
        String lower = written.text().toLowerCase(Locale.ROOT);
        if (!TRUE.contains(lower) && !FALSE.contains(lower)) {
            problems.add(written.location(), "expected true or false here, found " + quoted(written.text()));
        }
        return TRUE.contains(lower) || FALSE.contains(lower) ? Optional.of(TRUE.contains(lower)) : Optional.empty();
    }

    /** Ansible puts the first of them before its own options, the others after them, and ssh takes what comes first. */
    private void arguments() {
        text(List.of(AnsibleNames.SSH_ARGS)).ifPresent(line -> {
            refuseBoth(line, Setting.USER, "(-l|(-o *)?user\\b).*");
            refuseBoth(line, Setting.PORT, "(-p|(-o *)?port\\b).*");
        });
        for (String name : List.of(AnsibleNames.SSH_ARGS, AnsibleNames.COMMON_ARGS, AnsibleNames.EXTRA_ARGS)) {
            text(List.of(name)).ifPresent(line -> sshArguments.addAll(SettingReader.words(line, problems)));
        }
    }

    private void refuseBoth(Scalar line, Setting setting, String option) {
        boolean both = values.containsKey(setting)
                && SettingReader.words(line, problems).stream()
                        .anyMatch(word -> word.value().matches("(?i)" + option));
        if (both) {
            problems.add(
                    line.location(),
                    "`ansible_ssh_args` says a " + setting.key() + " too, which ssh would take instead of "
                            + quoted(values.get(setting).text()) + " at "
                            + values.get(setting).location() + "; keep one of the two");
        }
    }

    private void own() {
        setting(Setting.ALGORITHMS, List.of("volmount_algorithms"));
        setting(Setting.ZONE, List.of("zone", "volmount_zone"));
        boolean webserver = text(List.of("role"))
                .filter(role -> !ROLES.contains(role.text()))
                .isPresent();
        setting(Setting.ROLE, webserver ? List.of("volmount_role") : List.of("role", "volmount_role"));
    }

    private void setting(Setting setting, List<String> names) {
        text(names).ifPresent(value -> values.put(setting, value));
    }

    /** The last of these variables that has a value, whatever it is. */
    private Optional<AnsibleVariable> present(List<String> names) {
        return names.stream()
                .map(variables::get)
                .filter(variable -> variable != null && !(variable.value() instanceof Empty))
                .reduce((earlier, later) -> later);
    }

    /** The value of the last of these variables that has one, if it can be used. */
    private Optional<Scalar> text(List<String> names) {
        return present(names).flatMap(variable -> {
            Optional<String> obstacle = obstacle(variable.value());
            obstacle.ifPresent(why -> problems.add(variable.value().location(), quoted(variable.name()) + " " + why));
            reportRival(variable);
            return obstacle.isEmpty() ? Optional.of((Scalar) variable.value()) : Optional.empty();
        });
    }

    /** Why a value cannot be used: the rest of a sentence. */
    private static Optional<String> obstacle(Node value) {
        if (!(value instanceof Scalar text)) {
            return Optional.of("is " + value.kind() + " here; write a word, a number or text");
        }
        if (text.text().startsWith("$ANSIBLE_VAULT;")) {
            return Optional.of("is encrypted with Ansible's vault, which volmount does not open; write its value out");
        }
        if (text.text().contains("{{") || text.text().contains("{%")) {
            return Optional.of("is a template, which only Ansible can fill; write its value out");
        }
        return text.text().lines().count() > 1
                ? Optional.of("has more than one line; write its value on one")
                : Optional.empty();
    }

    private void reportRival(AnsibleVariable variable) {
        variable.rival()
                .filter(rival -> rival.value() instanceof Scalar && variable.value() instanceof Scalar)
                .ifPresent(rival -> {
                    Scalar other = (Scalar) rival.value();
                    Scalar taken = (Scalar) variable.value();
                    problems.add(
                            taken.location(),
                            quoted(variable.name()) + " is " + quoted(taken.text()) + " here but "
                                    + quoted(other.text()) + " at " + other.location()
                                    + ", in groups between which only the alphabet decides; let the two agree, set it on"
                                    + " each agent, or give one group a higher `ansible_group_priority`");
                });
    }

    private void further(AnsibleVariable variable) {
        String name = variable.name();
        if (AnsibleNames.isAnsibles(name)) {
            ansibles(variable);
        } else if (name.startsWith("volmount_")) {
            if (!OWN.contains(name)) {
                warn(variable.entry().key().location(), quoted(name) + " means nothing; " + Spelling.hint(name, OWN));
            }
        } else if (!values.containsValue(variable.value())) {
            forPlaybooks(variable);
        }
    }

    private void ansibles(AnsibleVariable variable) {
        Entry entry = variable.entry();
        Optional<String> meant = AnsibleNames.meant(variable.name());
        if (meant.isPresent()) {
            problems.add(
                    entry.key().location(),
                    "unknown variable " + quoted(variable.name()) + "; did you mean " + quoted(meant.get()) + "?");
        } else if (!AnsibleNames.isDecisive(variable.name())) {
            unused.add(variable);
        }
    }

    private void forPlaybooks(AnsibleVariable variable) {
        String name = variable.name();
        Optional<String> obstacle = SECRET.matcher(name).matches()
                ? Optional.of("sounds like a secret, which no playbook should hold; name it otherwise")
                : obstacle(variable.value());
        if (used.contains(name)) {
            obstacle.ifPresent(why -> problems.add(variable.value().location(), quoted(name) + " " + why));
            reportRival(variable);
        }
        if (obstacle.isEmpty() && Template.isName(name)) {
            vars.put(name, (Scalar) variable.value());
        }
    }

    private void warn(SourceLocation location, String sentence) {
        warnings.add(new Diagnostic(location, sentence));
    }
}
