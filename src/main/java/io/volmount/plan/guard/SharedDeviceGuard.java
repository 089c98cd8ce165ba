package io.volmount.plan.guard;

import io.volmount.facts.AgentFacts;
import io.volmount.facts.BlockDevice;
import io.volmount.facts.DeviceNumber;
import io.volmount.plan.step.VolumeState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two volumes must not use the same device under different names. */
final class SharedDeviceGuard implements Guard {
    @Override
    public List<String> refusals(AgentFacts facts, List<VolumeState> volumes) {
        Map<DeviceNumber, VolumeState> byDevice = new HashMap<>();
        List<String> refusals = new ArrayList<>();
        for (VolumeState volume : volumes) {
            BlockDevice device = volume.block().orElse(null);
            VolumeState other = device == null ? null : byDevice.putIfAbsent(device.number(), volume);
            if (other != null) {
                refusals.add(
                        other.spec().path() + " and " + volume.spec().path() + " are both on " + device.path() + " ("
                                + other.spec().source().path() + ", "
                                + volume.spec().source().path()
                                + "): give each its own device");
            }
        }
        return refusals;
    }
}
