package io.volmount.inventory;

import io.volmount.document.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The names of Ansible's built-in variables. */
final class AnsibleNames {
    /** Of several names for one setting, Ansible uses the last one that is set. */
    static final List<String> HOST = List.of("ansible_host", "ansible_ssh_host");

    static final List<String> PORT = List.of("ansible_port", "ansible_ssh_port");
    static final List<String> USER = List.of("ansible_user", "ansible_ssh_user");
    static final List<String> KEY = List.of("ansible_private_key_file", "ansible_ssh_private_key_file");
    static final List<String> BECOME_USER = List.of("ansible_become_user", "ansible_sudo_user");
    static final List<String> BECOME_PASSWORD =
            List.of("ansible_become_password", "ansible_become_pass", "ansible_sudo_pass", "ansible_sudo_password");
    static final List<String> PASSWORD = List.of("ansible_password", "ansible_ssh_pass", "ansible_ssh_password");
    static final String BECOME = "ansible_become";
    static final String BECOME_METHOD = "ansible_become_method";
    static final String CONNECTION = "ansible_connection";

    /** In the order in which Ansible puts them on the command line, around its own options. */
    static final String SSH_ARGS = "ansible_ssh_args";

    static final String COMMON_ARGS = "ansible_ssh_common_args";
    static final String EXTRA_ARGS = "ansible_ssh_extra_args";

    /** Variables that decide which machine is reached, and as which user. */
    private static final Set<String> DECISIVE = decisive();

    /** Variables that do not affect that. */
    private static final Set<String> OTHERS = Set.of(
            "ansible_async_dir",
            "ansible_become_exe",
            "ansible_become_flags",
            "ansible_common_remote_group",
            "ansible_control_path",
            "ansible_control_path_dir",
            "ansible_distribution",
            "ansible_group_priority",
            "ansible_host_key_checking",
            "ansible_hostname",
            "ansible_module_compression",
            "ansible_network_os",
            "ansible_os_family",
            "ansible_pipelining",
            "ansible_python_interpreter",
            "ansible_remote_tmp",
            "ansible_scp_executable",
            "ansible_scp_extra_args",
            "ansible_scp_if_ssh",
            "ansible_sftp_batch_mode",
            "ansible_sftp_executable",
            "ansible_sftp_extra_args",
            "ansible_shell_executable",
            "ansible_shell_type",
            "ansible_ssh_executable",
            "ansible_ssh_host_key_checking",
            "ansible_ssh_pipelining",
            "ansible_ssh_pkcs11_provider",
            "ansible_ssh_retries",
            "ansible_ssh_timeout",
            "ansible_ssh_transfer_method",
            "ansible_ssh_use_tty",
            "ansible_sshpass_prompt",
            "ansible_sudo",
            "ansible_sudo_exe",
            "ansible_sudo_flags",
            "ansible_timeout");

    private static final List<String> KNOWN = known();

    private AnsibleNames() {}

    private static Set<String> decisive() {
        List<String> names =
                new ArrayList<>(List.of(BECOME, BECOME_METHOD, CONNECTION, SSH_ARGS, COMMON_ARGS, EXTRA_ARGS));
        List.of(HOST, PORT, USER, KEY, BECOME_USER, BECOME_PASSWORD, PASSWORD).forEach(names::addAll);
        return Set.copyOf(names);
    }

    private static List<String> known() {
        List<String> names = new ArrayList<>(DECISIVE);
        names.addAll(OTHERS);
        return names.stream().map(AnsibleNames::core).toList();
    }

    static boolean isAnsibles(String name) {
        return normal(name).startsWith("ansible_");
    }

    static boolean isDecisive(String name) {
        return DECISIVE.contains(name);
    }

    /**
     * The decisive variable that a name was probably meant to be: {@code ansible_hots}, {@code ansible-user}, {@code
     * ANSIBLE_PORT}.
     */
    static Optional<String> meant(String name) {
        if (DECISIVE.contains(name) || OTHERS.contains(name)) {
            return Optional.empty();
        }
        return Spelling.nearest(core(normal(name)), KNOWN)
                .map(core -> "ansible_" + core)
                .filter(DECISIVE::contains);
    }

    /** The name without the common prefix, which would make all names similar. */
    private static String core(String name) {
        return name.substring("ansible_".length());
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }
}
