"""What the master tells of its agents and their tasks, in the form of Mesos 1.9."""
from mesos_master.registry import can_drain


def slaves(agents, with_drains):
    """with_drains: whether it is a master that can drain agents."""
    return {
        "slaves": [dict(_slave(agent), **(_drain(agent) if with_drains else {})) for agent in agents],
        "recovered_slaves": [],
    }


def maintenance_status(schedule):
    machines = [machine for window in schedule.get("windows", []) for machine in window["machine_ids"]]
    return {"draining_machines": [{"id": machine, "statuses": []} for machine in machines]} if machines else {}


def tasks(agents):
    return {"tasks": [task for agent in agents for task in _tasks(agent)]}


def state_summary(agents):
    """Only counts and names, without the tasks themselves."""
    names = {task["framework"]["id"]: task["framework"]["name"] for agent in agents for task in agent["tasks"]}
    running = tasks(agents)["tasks"]
    return {
        "hostname": "master",
        "cluster": "lab",
        "slaves": [dict(_counts(agent), id=agent["id"], hostname=agent["hostname"]) for agent in agents],
        "frameworks": [
            {
                "id": i,
                "name": name,
                "active": True,
                "TASK_RUNNING": sum(task["framework_id"] == i for task in running),
                "slave_ids": sorted({task["slave_id"] for task in running if task["framework_id"] == i}),
            }
            for i, name in names.items()
        ],
    }


def _counts(agent):
    others = ("STAGING", "STARTING", "KILLING", "FINISHED", "KILLED", "FAILED", "LOST", "ERROR")
    return dict({"TASK_" + state: 0 for state in others}, TASK_RUNNING=len(agent["tasks"]))


def _drain(agent):
    return dict({"deactivated": agent["deactivated"]}, **({"drain_info": agent["drain"]} if agent["drain"] else {}))


def _slave(agent):
    resources = agent["resources"]
    by_role = {}
    for resource in resources:
        by_role.setdefault(resource.get("role", "*"), []).append(_as_endpoint(resource))
    unreserved = by_role.pop("*", [])
    times = {key: agent[key] for key in ("registered_time", "reregistered_time") if key in agent}
    return {
        "id": agent["id"],
        "hostname": agent["hostname"],
        "port": agent["port"],
        "attributes": agent["attributes"],
        "pid": agent["pid"],
        **times,
        "resources": _totals(resources),
        "used_resources": _totals([]),
        "offered_resources": _totals([]),
        "reserved_resources": {role: _totals(reserved) for role, reserved in by_role.items()},
        "unreserved_resources": _totals(unreserved),
        "active": agent["active"],
        "version": agent["version"],
        "capabilities": ["MULTI_ROLE", "RESERVATION_REFINEMENT"] + (["AGENT_DRAINING"] if can_drain(agent) else []),
        "reserved_resources_full": by_role,
        "unreserved_resources_full": unreserved,
        "used_resources_full": [],
        "offered_resources_full": [],
    }


def _as_endpoint(resource):
    """Endpoints name a static reservation twice: in the form before and after reservations could be refined."""
    role = resource.get("role", "*")
    reserved = {} if role == "*" or "reservations" in resource else {"reservations": [{"role": role, "type": "STATIC"}]}
    return dict(resource, role=role, **reserved)


def _totals(resources):
    totals = {"cpus": 0.0, "gpus": 0.0, "mem": 0.0, "disk": 0.0}
    for resource in resources:
        name = resource["name"]
        if "scalar" in resource:
            totals[name] = totals.get(name, 0.0) + float(resource["scalar"]["value"])
        else:
            ranges = ("{begin}-{end}".format(**each) for each in resource["ranges"]["range"])
            totals[name] = "[" + ", ".join(ranges) + "]"
    return totals


def _tasks(agent):
    return [
        {
            "id": task["id"],
            "name": task["name"],
            "framework_id": task["framework"]["id"],
            "executor_id": "",
            "slave_id": agent["id"],
            "state": "TASK_RUNNING",
            "resources": _totals([]),
        }
        for task in agent["tasks"]
    ]
