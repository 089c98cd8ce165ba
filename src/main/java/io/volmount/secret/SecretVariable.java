package io.volmount.secret;

import java.util.Map;

/** An environment variable. */
record SecretVariable(String name, Map<String, String> environment) implements SecretSource {
    @Override
    public Secret read() throws SecretUnavailable {
        String value = environment.getOrDefault(name, "");
        if (value.isEmpty() || value.contains("\n")) {
            throw new SecretUnavailable("the environment variable " + name
                    + (value.isEmpty()
                            ? " is not set; export it"
                            : " contains more than one line; export a single" + " line"));
        }
        return Secret.of(value.toCharArray());
    }

    /** Does not contain the value. */
    @Override
    public String toString() {
        return "env:" + name;
    }
}
