package io.volmount.app.session;

import io.volmount.mesos.maintenance.AgentDrains;
import io.volmount.mesos.maintenance.Drain;
import io.volmount.mesos.maintenance.DrainState;
import java.time.Duration;

/** Stands for the master of agents that have none: cannot tell anything. */
record NoMaster() implements AgentDrains {
    private static final DrainState UNTOLD = new DrainState.Untold("no master is named: name one with --master URL");

    @Override
    public DrainState state(Drain drain) {
        return UNTOLD;
    }

    @Override
    public DrainState begin(Drain drain, Duration grace) {
        return UNTOLD;
    }

    @Override
    public DrainState end(Drain drain, boolean confirmed) {
        return UNTOLD;
    }
}
