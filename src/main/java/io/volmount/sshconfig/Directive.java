package io.volmount.sshconfig;

import io.volmount.document.Located;
import java.util.List;

/** A parsed configuration line, applied to the lookup of a host. */
sealed interface Directive {
    void apply(Lookup lookup);

    /** {@code Host} or {@code Match}: decides whether the lines up to the next block apply. */
    record Block(Condition condition) implements Directive {
        @Override
        public void apply(Lookup lookup) {
            lookup.enter(condition.holds(lookup));
        }
    }

    /** A keyword with the values of one line. */
    record Assignment(Keyword keyword, List<Located<String>> values, boolean ofUser) implements Directive {
        @Override
        public void apply(Lookup lookup) {
            if (lookup.active()) {
                lookup.take(keyword, values, ofUser);
            }
        }
    }

    /** An included file: applies entirely or not at all; its blocks end with it. */
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
