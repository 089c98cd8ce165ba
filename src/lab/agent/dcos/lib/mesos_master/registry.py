"""The agents that have registered: whether each is still connected, and whether it is drained."""
import threading
import time

DRAINING, DRAINED = "DRAINING", "DRAINED"


class Refused(Exception):
    """What Mesos answers with status 400 to a call that it does not carry out."""


class Registry:
    def __init__(self, drain_seconds):
        """drain_seconds: in which the tasks of an agent end, one after the other, when they are told to."""
        self._lock = threading.RLock()
        self._agents = {}
        self._drains = {}
        self._deactivated = set()
        self._tell = {}
        self._drain_seconds = drain_seconds
        self.schedule = {}

    def register(self, agent, tell):
        """Registers an agent as it describes itself. One agent runs on a host: another one of the same host is removed.

        tell: sends the agent a line.
        """
        with self._lock:
            before = self._agents.get(agent["id"])
            for removed in [i for i, a in self._agents.items() if a["hostname"] == agent["hostname"]]:
                del self._agents[removed]
                if removed != agent["id"]:
                    self._drains.pop(removed, None)
                    self._deactivated.discard(removed)
            times = {"registered_time": time.time()}
            if before:
                times = {"registered_time": before["registered_time"], "reregistered_time": time.time()}
            registered = dict(agent, connected=True, **times)
            self._agents[agent["id"]] = registered
            self._tell[agent["id"]] = tell
            self._notice(agent["id"])
            return registered

    def disconnected(self, registered):
        """The connection of this registration has ended. The agent's tasks are not known to have ended with it."""
        with self._lock:
            if self._agents.get(registered["id"]) is registered:
                self._agents[registered["id"]] = dict(registered, connected=False)

    def tasks_left(self, agent_id, tasks):
        """An agent says which of its tasks have not ended."""
        with self._lock:
            if agent_id in self._agents:
                self._agents[agent_id]["tasks"] = tasks
                self._notice(agent_id)

    def agents(self):
        with self._lock:
            return [
                dict(
                    agent,
                    active=agent["connected"] and i not in self._deactivated,
                    deactivated=i in self._deactivated,
                    drain=self._drains.get(i),
                )
                for i, agent in self._agents.items()
            ]

    def drain(self, agent_id, config):
        with self._lock:
            agent = self._known(agent_id)
            if machine(agent) in self.scheduled():
                raise Refused("Agent {} is part of a maintenance schedule".format(agent_id))
            if not can_drain(agent):
                raise Refused("Agent {} is not capable of draining".format(agent_id))
            self._drains[agent_id] = {"state": DRAINING, "config": config}
            self._deactivated.add(agent_id)
            self._notice(agent_id)

    def deactivate(self, agent_id):
        with self._lock:
            self._known(agent_id)
            self._deactivated.add(agent_id)

    def reactivate(self, agent_id):
        with self._lock:
            if agent_id not in self._deactivated:
                raise Refused("Agent is not deactivated")
            if self._drains.get(agent_id, {}).get("state") == DRAINING:
                raise Refused("Agent is still in the DRAINING state")
            self._drains.pop(agent_id, None)
            self._deactivated.discard(agent_id)

    def update_schedule(self, schedule):
        """The one framework of the lab heeds windows: it ends its tasks on the machines in the schedule."""
        with self._lock:
            machines = [_machine(each) for window in schedule.get("windows", []) for each in window["machine_ids"]]
            for each in machines:
                if machines.count(each) > 1:
                    raise Refused("Machine '{}' appears more than once in the schedule".format(each))
            if not all(window["machine_ids"] for window in schedule.get("windows", [])):
                raise Refused("List of machines in the maintenance window is empty")
            self.schedule = schedule
            for agent in self._agents.values():
                if machine(agent) in machines:
                    self._end_tasks(agent, self._drain_seconds)

    def scheduled(self):
        return [_machine(each) for window in self.schedule.get("windows", []) for each in window["machine_ids"]]

    def _known(self, agent_id):
        if agent_id not in self._agents:
            raise Refused("Unknown agent")
        return self._agents[agent_id]

    def _notice(self, agent_id):
        """A draining agent without tasks is drained; one that has some is told to end them."""
        drain, agent = self._drains.get(agent_id), self._agents[agent_id]
        if not drain or drain["state"] == DRAINED:
            return
        if not agent["tasks"]:
            drain["state"] = DRAINED
        elif not agent.get("told"):
            agent["told"] = True
            grace = drain["config"].get("max_grace_period", {}).get("nanoseconds", 1 << 62) / 1e9
            self._end_tasks(agent, min(grace, self._drain_seconds))

    def _end_tasks(self, agent, seconds):
        if agent["connected"]:
            self._tell[agent["id"]]("end-tasks {}".format(seconds))


def can_drain(agent):
    """Agents can since Mesos 1.9."""
    return [int(part) for part in agent["version"].split(".")[:2]] >= [1, 9]


def machine(agent):
    """What the master tells machines apart by."""
    address = agent["pid"].partition("@")[2].rpartition(":")[0]
    return agent["hostname"].lower(), address


def _machine(machine_id):
    return machine_id.get("hostname", "").lower(), machine_id.get("ip", "")
