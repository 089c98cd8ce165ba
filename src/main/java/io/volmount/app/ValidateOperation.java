package io.volmount.app;

import io.volmount.app.context.ProcessContext;
import io.volmount.app.session.InventorySelection;
import io.volmount.app.session.PlaybookSelection;
import io.volmount.app.session.ResolvedInputs;
import io.volmount.document.InvalidInput;
import io.volmount.report.input.ValidInputView;

/** Checks an inventory and a playbook, and contacts no agent. */
public record ValidateOperation(ProcessContext context) {

    /**
     * What the files contain.
     *
     * @throws InvalidInput with all errors of both files and of ssh_config
     */
    public ValidInputView run(InventorySelection selection, PlaybookSelection playbook) {
        ResolvedInputs inputs = ResolvedInputs.of(selection, playbook, context);
        return new ValidInputView(
                selection.inventories(),
                playbook.file().toString(),
                inputs.playbook().name(),
                inputs.inventory().agents().size(),
                inputs.playbook().volumes().size(),
                inputs.playbook().rules().size(),
                inputs.playbook().absent().size(),
                inputs.playbook().attributes().all().size());
    }
}
