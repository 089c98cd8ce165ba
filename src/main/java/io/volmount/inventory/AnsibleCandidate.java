package io.volmount.inventory;

import io.volmount.document.Diagnostic;
import io.volmount.document.Diagnostics;
import io.volmount.document.SourceLocation;
import io.volmount.inventory.ansible.AnsibleHost;
import io.volmount.inventory.ansible.AnsibleInventory;
import io.volmount.inventory.source.NameRules;
import io.volmount.inventory.source.Settings;
import java.util.Optional;
import java.util.Set;

/** An agent of an Ansible inventory. */
record AnsibleCandidate(AnsibleHost listed, AnsibleInventory inventory, SettingReader reader) implements Candidate {
    @Override
    public String name() {
        return listed.name().text();
    }

    @Override
    public SourceLocation location() {
        return listed.name().location();
    }

    @Override
    public Set<String> groups() {
        return listed.groups();
    }

    @Override
    public Optional<Host> host(HostContext context) {
        Diagnostics own = new Diagnostics();
        NameRules.objectionToHost(name()).ifPresent(objection -> own.add(location(), objection));
        AnsibleVariables variables = new AnsibleVariables(inventory.variables(listed), own, context.variables());
        Settings settings = variables.settings();
        Optional<Host> host = own.isEmpty()
                ? reader.host(listed.name(), settings, groups(), own).map(read -> read.with(variables.sshArguments()))
                : Optional.empty();
        for (Diagnostic diagnostic : own.found()) {
            context.messages().error(diagnostic.location(), diagnostic.message(), name());
        }
        for (Diagnostic warning : variables.warnings()) {
            context.messages().warning(warning.location(), warning.message(), name());
        }
        variables
                .unused()
                .forEach(variable -> context.messages()
                        .unused(variable.name(), variable.entry().key().location(), name()));
        return host;
    }
}
