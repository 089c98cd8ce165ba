package io.volmount.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.volmount.fstab.DeviceTag;
import io.volmount.fstab.FstabSpec;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceNamesTest {
    private static final DeviceNumber LV = new DeviceNumber(253, 3);
    private static final DeviceNumber OTHER = new DeviceNumber(8, 16);
    private static final DeviceNames NAMES = new DeviceNames(
            Map.of(
                    "/dev/dm-3", LV,
                    "/dev/vg0/lv0", LV,
                    "/dev/disk/by-id/dm-name-vg0-lv0", LV,
                    "/dev/disk/by-label/by\\x20udev", LV,
                    "/dev/disk/by-partuuid/AB-01", LV,
                    "/dev/sdb", OTHER),
            Map.of(
                    LV, Map.of(DeviceTag.UUID, "aaaa-bbbb", DeviceTag.PARTLABEL, "my data"),
                    OTHER, Map.of(DeviceTag.UUID, "cccc-dddd")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dev/dm-3",
                "/dev/vg0/lv0",
                "/dev/disk/by-id/dm-name-vg0-lv0",
                "UUID=aaaa-bbbb",
                "UUID=\"aaaa-bbbb\"",
                "UUID='AAAA-BBBB'",
                "uuid=AAAA-bbbb",
                "LABEL=by udev",
                "PARTUUID=ab-01",
                "PARTLABEL=\"my data\"",
                "/dev/disk/by-uuid/aaaa-bbbb",
                "/dev/disk/by-partlabel/my\\x20data"
            })
    void knowsADeviceByEveryNameOfIt(String spec) {
        assertThat(NAMES.names(FstabSpec.of(spec), LV)).isTrue();
        assertThat(NAMES.names(FstabSpec.of(spec), OTHER)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dev/sdb",
                "/dev/mapper/vg0-lv0",
                "UUID=cccc-dddd",
                "UUID=",
                "LABEL=BY UDEV",
                "LABEL=aaaa-bbbb",
                "PARTLABEL=my",
                "/dev/disk/by-id/dm-name-vg0",
                "tmpfs",
                ""
            })
    void takesNoOtherNameForIt(String spec) {
        assertThat(NAMES.names(FstabSpec.of(spec), LV)).isFalse();
    }
}
