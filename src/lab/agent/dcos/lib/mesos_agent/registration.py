"""Keeps the agent registered with the master: says what it is, and stays connected as long as it runs."""
import http.client
import json
import threading
import time

RETRY_SECONDS = 0.5


def keep(master, describe, registered, end_tasks):
    """Registers in the background, again whenever the connection ends.

    master: HOST:PORT; describe: from the address of this node to what the agent says of itself; registered: called each time;
    end_tasks: ends the tasks within so many seconds, and yields those that are left whenever one has ended.
    """
    threading.Thread(target=_keep, args=(master, describe, registered, end_tasks), daemon=True).start()


def _keep(master, describe, registered, end_tasks):
    while True:
        try:
            _register(master, describe, registered, end_tasks)
        except (OSError, http.client.HTTPException):
            pass
        time.sleep(RETRY_SECONDS)


def _register(master, describe, registered, end_tasks):
    connection = http.client.HTTPConnection(master, timeout=10)
    try:
        connection.connect()
        socket = connection.sock
        address = socket.getsockname()[0]
        description = describe(address)
        connection.request("POST", "/lab/register", json.dumps(description))
        response = connection.getresponse()
        socket.settimeout(None)
        for line in response if response.status == 200 else ():
            word, _, seconds = line.decode().strip().partition(" ")
            if word == "registered":
                registered()
            elif word == "end-tasks":
                for left in end_tasks(float(seconds)):
                    _post(master, "/lab/tasks", {"id": description["id"], "tasks": left})
    finally:
        connection.close()


def _post(master, path, document):
    connection = http.client.HTTPConnection(master, timeout=10)
    try:
        connection.request("POST", path, json.dumps(document))
        connection.getresponse().read()
    finally:
        connection.close()
