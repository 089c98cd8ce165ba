"""What clients change by POST: the calls of the operator API v1, and the maintenance schedule."""
import json

from mesos_master.registry import Refused

# What a master before Mesos 1.9 says of a type of call that it does not know.
UNKNOWN_TYPE = "Failed to validate master::Call: Expecting 'type' to be present"


class Calls:
    def __init__(self, registry, can_drain):
        self._registry = registry
        self._can_drain = can_drain

    def post(self, path, body):
        """The status and the text of the answer; None if nothing can be posted there."""
        carry_out = {"/api/v1": self._call, "/maintenance/schedule": self._registry.update_schedule}.get(path)
        if carry_out is None:
            return None
        try:
            carry_out(json.loads(body))
        except Refused as refusal:
            return 400, str(refusal)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            return 400, "Failed to convert JSON into protobuf: {!r}".format(error)
        return 200, ""

    def _call(self, call):
        kind = call["type"]
        if not self._can_drain or kind not in ("DRAIN_AGENT", "DEACTIVATE_AGENT", "REACTIVATE_AGENT"):
            raise Refused(UNKNOWN_TYPE)
        parameters = call[kind.lower()]
        agent_id = parameters["agent_id"]["value"]
        if kind == "DRAIN_AGENT":
            self._registry.drain(agent_id, _config(parameters))
        elif kind == "DEACTIVATE_AGENT":
            self._registry.deactivate(agent_id)
        else:
            self._registry.reactivate(agent_id)


def _config(parameters):
    """A duration is written as seconds and nanoseconds in calls, and in nanoseconds in answers."""
    config = {"mark_gone": parameters.get("mark_gone", False)}
    if "max_grace_period" in parameters:
        grace = parameters["max_grace_period"]
        config["max_grace_period"] = {"nanoseconds": grace.get("seconds", 0) * 10 ** 9 + grace.get("nanos", 0)}
    return config
