"""The agent's resources: read from its environment, checked against the node, compared with the checkpoint."""
import json
import os


def mount_root(resource):
    return resource.get("disk", {}).get("source", {}).get("mount", {}).get("root")


def missing_mount(resources):
    """Returns the root of the first MOUNT disk that is not a mount point, or None."""
    roots = (mount_root(r) for r in resources)
    return next((root for root in roots if root and not os.path.ismount(root)), None)


def with_persistent_volume(resource):
    """A mount disk that a service of the role lab has reserved, beneath its static role if it has one, and keeps data on."""
    static = [{"role": resource["role"], "type": "STATIC"}] if resource.get("role", "*") != "*" else []
    role = "/".join([each["role"] for each in static] + ["lab"])
    volume = {
        "persistence": {"id": "lab-" + os.path.basename(mount_root(resource)), "principal": "lab-principal"},
        "volume": {"container_path": "data", "mode": "RW"},
    }
    dynamic = {"role": role, "type": "DYNAMIC", "principal": "lab-principal"}
    return dict(resource, role=role, reservations=static + [dynamic], disk=dict(resource["disk"], **volume))


def identity(resource):
    return (resource["name"], resource.get("role", "*"), mount_root(resource))


def value(resource):
    return resource["scalar"]["value"] if "scalar" in resource else json.dumps(resource["ranges"], sort_keys=True)


def by_identity(resources):
    return {identity(r): value(r) for r in resources}


def includes(new, old):
    """Whether new is a superset of old. A scalar may grow, except the size of a MOUNT disk, which is always used whole."""

    def kept(key):
        if key not in new:
            return False
        may_grow = key[2] is None and isinstance(old[key], (int, float))
        return new[key] >= old[key] if may_grow else new[key] == old[key]

    return all(kept(key) for key in old)


def attributes(text):
    """Parses public_ip:true;... into {'public_ip': 'true'}."""
    return dict(pair.split(":", 1) for pair in text.split(";") if ":" in pair)


def from_environment():
    return json.loads(os.environ.get("MESOS_RESOURCES", "[]"))
