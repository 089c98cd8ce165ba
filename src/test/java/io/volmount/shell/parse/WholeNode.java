package io.volmount.shell.parse;

import static io.volmount.shell.NodeSections.list;
import static io.volmount.shell.NodeSections.with;

import io.volmount.agent.AgentUnreachable;
import io.volmount.agent.ProbeRequest;
import io.volmount.facts.NodeFacts;
import io.volmount.shell.NodeSections;
import io.volmount.shell.ProbeOutput;
import io.volmount.volume.Filesystem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A probe of a whole node with a system disk, two blank devices, and devices that are in use or unsuitable. */
public final class WholeNode {
    private static final ProbeRequest REQUEST =
            new ProbeRequest(List.of(), List.of(), List.of(), Set.of(Filesystem.values()));

    private WholeNode() {}

    public static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>(with(
                NodeSections.node(),
                "devices",
                list(
                        "8:0 disk /dev/sda 209715200 0 0 Virtual disk",
                        "8:1 partition /dev/sda1 209713152 0 0 Virtual disk",
                        "8:16 disk /dev/sdb 976773168 1 0 ST500LM021-1KJ15",
                        "8:32 disk /dev/sdc 976773168 1 0 ST500LM021-1KJ15",
                        "8:48 disk /dev/sdd 976773168 1 0 ST500LM021-1KJ15",
                        "8:64 disk /dev/sde 976773168 0 1 Flash",
                        "253:3 mapped /dev/dm-3 20971520 0 0 vg0-lv0",
                        "7:0 loop /dev/loop0 0 0 0 -",
                        "7:1 loop /dev/loop1 0 0 0 -",
                        "11:0 optical /dev/sr0 2097152 1 1 VBOX CD-ROM"),
                "devices-left-out",
                "0\n",
                "attributes",
                list("/var/lib/dcos/mesos-slave-common MESOS_ATTRIBUTES=rack:r1;zone:z2"),
                "fstab",
                "UUID=1111 / xfs defaults 0 0\n/dev/disk/by-id/ata-C3 /data xfs nofail 0 0\n",
                "fstab-lines",
                "2\n",
                "names",
                list(
                        "8:0 /dev/disk/by-id/scsi-36000c29a",
                        "8:10 /dev/disk/by-id/ata-ST500LM021-1KJ15_B2",
                        "8:10 /dev/disk/by-id/wwn-0x5000c500",
                        "8:20 /dev/disk/by-id/ata-C3",
                        "fd:3 /dev/disk/by-id/dm-name-vg0-lv0")));
        List<String> disks = List.of(
                device("/dev/sda", "8:0", 209715200, "holders=sda1 ", "serial="),
                device("/dev/sda1", "8:1", 209713152, "holders=", "serial="),
                device("/dev/sdb", "8:16", 976773168, "holders=", "serial=B2"),
                device("/dev/sdc", "8:32", 976773168, "holders=", "serial=C3"),
                device("/dev/sdd", "8:48", 976773168, "holders=", "serial=D4").replace("swap=0", "swap=1"),
                device("/dev/sde", "8:64", 976773168, "holders=", "serial=E5"),
                NodeSections.device());
        for (int i = 0; i < disks.size(); i++) {
            String path = disks.get(i).lines().toList().get(1).replace("path=", "");
            sections.put("device " + i, disks.get(i));
            sections.put(
                    "device " + i + " owners", list("0 41ed 64768 20 /", "0 41ed 5 20 /dev", "0 61b0 5 1 " + path));
            sections.put("device " + i + " blkid", "\nEXIT=2\nCONTENT=zeros\n");
        }
        sections.put("device 0 blkid", "PTUUID=ad1f8c98\nPTTYPE=dos\n\nEXIT=0\nCONTENT=unread\n");
        sections.put("device 1 blkid", "UUID=1111\nTYPE=xfs\nLABEL=root\n\nEXIT=0\nCONTENT=unread\n");
        return sections;
    }

    private static String device(String path, String number, long sectors, String holders, String serial) {
        return "there=yes\npath=" + path + "\nnumber=" + number + "\nsectors=" + sectors + "\nro=0\nswap=0\n" + holders
                + "\n" + serial + "\nattachment=\n";
    }

    /** Of sections as the node may print them. */
    public static NodeFacts facts(Map<String, String> sections) throws AgentUnreachable, MalformedOutput {
        return new FactsParser(ProbeOutput.sections(sections)).node(REQUEST);
    }
}
