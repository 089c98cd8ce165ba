"""The DC/OS version of this node, and the features that depend on it."""
import json


def _numbers(version):
    return [int(part) for part in version.split("-")[0].split(".")]


def _installed():
    with open("/opt/mesosphere/etc/dcos-version.json") as file:
        return _numbers(json.load(file)["version"])


def at_least(version):
    return _installed() >= _numbers(version)


def has_resources_cache():
    """The cache of volume sizes came with 1.12 and the patch releases 1.10.9 and 1.11.6."""
    first_patch = {(1, 10): "1.10.9", (1, 11): "1.11.6"}.get(tuple(_installed()[:2]), "1.12")
    return at_least(first_patch)


MESOS = {
    "1.7": "0.28.1",
    "1.8": "1.0.1",
    "1.9": "1.2.2",
    "1.10": "1.4.0",
    "1.11": "1.5.0",
    "1.12": "1.7.1",
    "1.13": "1.8.0",
    "2.0": "1.9.0",
    "2.1": "1.10.0",
}


def of_mesos():
    """The version of Mesos in this DC/OS; the newest one in a newer DC/OS."""
    return [mesos for dcos, mesos in MESOS.items() if at_least(dcos)][-1]
