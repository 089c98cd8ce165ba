package io.volmount.inventory.ansible;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostic;
import io.volmount.document.Node.Scalar;
import io.volmount.document.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/** What Ansible takes otherwise than it may have been meant. Of each kind, a few are told and the others counted. */
final class Remarks {
    private static final int FEW = 3;

    private final List<Diagnostic> repeatedKeys = new ArrayList<>();
    private final List<Diagnostic> comments = new ArrayList<>();

    /** A key that stands in the same mapping already. */
    void repeatedKey(Scalar key, SourceLocation earlier) {
        repeatedKeys.add(new Diagnostic(
                key.location(),
                "the key " + quoted(key.text()) + " stands at " + earlier
                        + " already; the last one counts, as it does to Ansible; remove one"));
    }

    /** A comment that is part of a variable's value, which may be a secret and is not told. */
    void comment(Scalar variable, SourceLocation value) {
        comments.add(new Diagnostic(
                value,
                "the value of " + quoted(variable.text())
                        + " holds ` #`, which begins no comment behind a value: Ansible takes the whole line for the value;"
                        + " put comments on lines of their own"));
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>(told(repeatedKeys));
        sentences.addAll(told(comments));
        return sentences;
    }

    private static List<String> told(List<Diagnostic> found) {
        List<String> told = new ArrayList<>(
                found.stream().limit(FEW).map(Diagnostic::toString).toList());
        if (found.size() > FEW) {
            told.set(
                    FEW - 1,
                    told.get(FEW - 1) + " (and " + (found.size() - FEW) + " more like this, the next at "
                            + found.get(FEW).location() + ")");
        }
        return told;
    }
}
