"""The agents that have registered, and whether each is still connected."""
import threading
import time


class Registry:
    def __init__(self):
        self._lock = threading.Lock()
        self._agents = {}

    def register(self, agent):
        """Registers an agent as it describes itself. One agent runs on a host: another one of the same host is gone."""
        with self._lock:
            before = self._agents.get(agent["id"])
            self._agents = {i: a for i, a in self._agents.items() if a["hostname"] != agent["hostname"]}
            times = {"registered_time": time.time()}
            if before:
                times = {"registered_time": before["registered_time"], "reregistered_time": time.time()}
            registered = dict(agent, active=True, **times)
            self._agents[agent["id"]] = registered
            return registered

    def disconnected(self, registered):
        """The connection of this registration has ended. The agent's tasks are not known to have ended with it."""
        with self._lock:
            if self._agents.get(registered["id"]) is registered:
                self._agents[registered["id"]] = dict(registered, active=False)

    def agents(self):
        with self._lock:
            return list(self._agents.values())
