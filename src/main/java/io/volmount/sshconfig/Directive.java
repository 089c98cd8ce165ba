package io.volmount.sshconfig;

import io.volmount.document.Located;
import java.util.List;

/** What a line of the configuration does when a host is looked up. */
sealed interface Directive {
    void apply(Lookup lookup);

    /** {@code Host} or {@code Match}: decides whether the lines up to the next one of them count. */
    record Block(Condition condition) implements Directive {
        @Override
        public void apply(Lookup lookup) {
            lookup.enter(condition.holds(lookup));
        }
    }

    /** A keyword with its value, or, where it takes several, with all of one line. */
    record Assignment(Keyword keyword, List<Located<String>> values, boolean ofUser) implements Directive {
        @Override
        public void apply(Lookup lookup) {
            if (lookup.active()) {
                lookup.take(keyword, values, ofUser);
            }
        }
    }

    /** A file that counts as a whole or not at all, and whose blocks end with it. */
    record Included(List<Directive> directives) implements Directive {
        @Override
        public void apply(Lookup lookup) {
            if (lookup.active()) {
                directives.forEach(directive -> directive.apply(lookup));
                lookup.enter(true);
            }
        }
    }
}
