package io.volmount.app.context;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The clock of this machine. It looks for its time zone, which takes long, only when that is asked for. */
final class SystemClock extends Clock {
    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.systemDefault();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.system(zone);
    }
}
