package io.volmount.secret;

import java.util.Map;

/** A variable of the environment. */
record SecretVariable(String name, Map<String, String> environment) implements SecretSource {
    @Override
    public Secret read() throws SecretUnavailable {
        String value = environment.getOrDefault(name, "");
        if (value.isEmpty() || value.contains("\n")) {
            throw new SecretUnavailable("the environment variable " + name
                    + (value.isEmpty() ? " is not set; export it" : " holds more than one line; export one line"));
        }
        return Secret.of(value.toCharArray());
    }

    /** Without the variables' values. */
    @Override
    public String toString() {
        return "env:" + name;
    }
}
