package io.volmount.inventory;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Node.Entry;
import io.volmount.document.Node.Scalar;
import io.volmount.document.Problems;
import io.volmount.document.Scalars;
import io.volmount.document.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Ansible's variables mean here. Those about the connection become settings, its other own ones are left alone,
 * and any further ones are variables for playbooks, unless they sound like secrets. Sudo's password is seen to be there,
 * but never kept.
 */
final class AnsibleVariables {
    private static final Map<String, Setting> SETTINGS = Map.ofEntries(
            Map.entry("ansible_host", Setting.ADDRESS),
            Map.entry("ansible_ssh_host", Setting.ADDRESS),
            Map.entry("ansible_port", Setting.PORT),
            Map.entry("ansible_ssh_port", Setting.PORT),
            Map.entry("ansible_user", Setting.USER),
            Map.entry("ansible_ssh_user", Setting.USER),
            Map.entry("ansible_private_key_file", Setting.IDENTITY_FILE),
            Map.entry("ansible_ssh_private_key_file", Setting.IDENTITY_FILE),
            Map.entry("volmount_algorithms", Setting.ALGORITHMS),
            Map.entry("volmount_role", Setting.ROLE),
            Map.entry("volmount_zone", Setting.ZONE),
            Map.entry("zone", Setting.ZONE));
    private static final Set<String> PASSWORDS =
            Set.of("ansible_become_password", "ansible_become_pass", "ansible_sudo_pass", "ansible_sudo_password");
    private static final Pattern SECRET = Pattern.compile("(?i).*(pass|secret|token|credential|vault).*");
    private static final List<String> ROLES = List.of("private", "public", "auto");

    private final Problems problems;
    private Settings settings = Settings.NONE;

    private AnsibleVariables(Problems problems) {
        this.problems = problems;
    }

    static Settings settings(List<Entry> variables, Problems problems) {
        AnsibleVariables read = new AnsibleVariables(problems);
        variables.forEach(read::take);
        variables.stream()
                .filter(entry -> PASSWORDS.contains(entry.key().text()))
                .forEach(entry -> read.sudo(entry, Sudo.PASSWORD));
        return read.settings;
    }

    private void take(Entry entry) {
        String name = entry.key().text();
        if (name.equals("ansible_become")) {
            Scalars.truth()
                    .read(entry.value(), problems)
                    .ifPresent(becomes -> sudo(entry, becomes ? Sudo.PASSWORDLESS : Sudo.NONE));
        } else if (SETTINGS.containsKey(name)) {
            setting(SETTINGS.get(name), entry);
        } else if (name.equals("role") && entry.value() instanceof Scalar role && ROLES.contains(role.text())) {
            setting(Setting.ROLE, entry);
        } else if (entry.value() instanceof Scalar value) {
            variable(name, value);
        }
    }

    private void sudo(Entry entry, Sudo sudo) {
        settings = settings.with(Setting.SUDO, new Scalar(entry.key().place(), sudo.word()));
    }

    private void setting(Setting setting, Entry entry) {
        Scalars.scalar().read(entry.value(), problems).ifPresent(value -> {
            if (value.text().contains("{{")) {
                problems.add(
                        value.place(),
                        quoted(entry.key().text())
                                + " is a template, which only Ansible can fill; write its value out");
            } else {
                settings = settings.and(new Settings(Map.of(setting, value), Map.of()), problems);
            }
        });
    }

    private void variable(String name, Scalar value) {
        boolean foreign = Template.isName(name)
                && !name.startsWith("ansible_")
                && !SECRET.matcher(name).matches();
        if (foreign && !value.text().contains("{{") && value.text().lines().count() <= 1) {
            settings = settings.and(new Settings(Map.of(), Map.of(name, value)), problems);
        }
    }
}
