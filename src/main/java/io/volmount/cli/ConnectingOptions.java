package io.volmount.cli;

import picocli.CommandLine.Mixin;

/** Which agents are connected to, and what it takes. */
class ConnectingOptions extends LimitedOptions {
    @Mixin
    WorkOptions work = new WorkOptions();
}
