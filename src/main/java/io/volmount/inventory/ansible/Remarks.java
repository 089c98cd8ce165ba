package io.volmount.inventory.ansible;

import static io.volmount.document.Quoted.quoted;

import io.volmount.document.Diagnostic;
import io.volmount.document.Node.Scalar;
import io.volmount.document.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/** Likely mistakes that Ansible accepts silently. A few of each kind are reported, the others counted. */
final class Remarks {
    private static final int MAX_REPORTED = 3;

    private final List<Diagnostic> repeatedKeys = new ArrayList<>();
    private final List<Diagnostic> comments = new ArrayList<>();

    /** A duplicate key in a mapping. */
    void repeatedKey(Scalar key, SourceLocation earlier) {
        repeatedKeys.add(new Diagnostic(
                key.location(),
                "the key " + quoted(key.text()) + " is defined at " + earlier + " already; the last one wins, as in"
                        + " Ansible; remove one"));
    }

    /** A comment that is part of a variable's value. The value is not reported because it may be a secret. */
    void comment(Scalar variable, SourceLocation value) {
        comments.add(new Diagnostic(
                value,
                "the value of " + quoted(variable.text())
                        + " contains ` #`, which does not begin a comment after a value: for Ansible the whole line"
                        + " is the value; put comments on their own lines"));
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>(reported(repeatedKeys));
        sentences.addAll(reported(comments));
        return sentences;
    }

    private static List<String> reported(List<Diagnostic> found) {
        List<String> reported = new ArrayList<>(
                found.stream().limit(MAX_REPORTED).map(Diagnostic::toString).toList());
        if (found.size() > MAX_REPORTED) {
            reported.set(
                    MAX_REPORTED - 1,
                    reported.get(MAX_REPORTED - 1) + " (and " + (found.size() - MAX_REPORTED) + " more like this, the"
                            + " next at "
                            + found.get(MAX_REPORTED).location() + ")");
        }
        return reported;
    }
}
