"""The agent's checkpoint: its ID, resources, attributes and boot ID when it last registered."""
import json
import os
import re
import uuid

from mesos_agent import dcos_version
from mesos_agent.resources import by_identity, includes


class Incompatible(Exception):
    """The node's resources or attributes are not compatible with the checkpoint."""


class Checkpoint:
    def __init__(self, work_dir):
        self.meta = os.path.join(work_dir, "meta")
        self.slaves = os.path.join(self.meta, "slaves")
        self.latest = os.path.join(self.slaves, "latest")

    def recover(self, resources, attributes, policy):
        """Returns the ID to register with: the checkpointed one if the rules of this version allow it, otherwise a new one."""
        info = {"resources": resources, "attributes": attributes}
        rebooted = self._read("boot_id") != _boot_id()
        agent_id = self._recovered_id(info, rebooted, policy) or "{}-S0".format(uuid.uuid4())
        self._record(agent_id, info)
        return agent_id

    def reserved(self):
        """The mount disks that services have reserved. They stay reserved, whatever ID the agent gets."""
        try:
            with open(os.path.join(self.meta, "resources", "resources.info"), "rb") as file:
                return {path.decode() for path in re.findall(rb"/dcos/volume[0-9]+", file.read())}
        except FileNotFoundError:
            return set()

    def _recovered_id(self, info, rebooted, policy):
        if not os.path.lexists(self.latest):
            return None
        if rebooted and not dcos_version.at_least("1.10"):
            return None
        agent_id = os.path.basename(os.readlink(self.latest))
        if _compatible(json.loads(self._read("slaves", agent_id, "slave.info")), info, policy):
            return agent_id
        if rebooted:
            return None
        raise Incompatible(agent_id)

    def _record(self, agent_id, info):
        os.makedirs(os.path.join(self.slaves, agent_id), exist_ok=True)
        self._write(json.dumps(info), "slaves", agent_id, "slave.info")
        self._write(_boot_id(), "boot_id")
        temporary = self.latest + ".tmp"
        os.symlink(os.path.join(self.slaves, agent_id), temporary)
        os.rename(temporary, self.latest)

    def _read(self, *path):
        try:
            with open(os.path.join(self.meta, *path)) as file:
                return file.read()
        except FileNotFoundError:
            return ""

    def _write(self, text, *path):
        with open(os.path.join(self.meta, *path), "w") as file:
            file.write(text)


def _boot_id():
    with open("/proc/sys/kernel/random/boot_id") as file:
        return file.read().strip()


def _compatible(old, new, policy):
    then, now = by_identity(old["resources"]), by_identity(new["resources"])
    if policy == "additive":
        return includes(now, then) and old["attributes"].items() <= new["attributes"].items()
    return then == now and old["attributes"] == new["attributes"]
