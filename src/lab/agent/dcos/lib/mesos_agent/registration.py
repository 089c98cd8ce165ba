"""Keeps the agent registered with the master: says what it is, and stays connected as long as it runs."""
import http.client
import json
import threading
import time

RETRY_SECONDS = 0.5


def keep(master, describe, registered):
    """Registers in the background, again whenever the connection ends.

    master: HOST:PORT; describe: from the address of this node to what the agent says of itself; registered: called each time.
    """
    threading.Thread(target=_keep, args=(master, describe, registered), daemon=True).start()


def _keep(master, describe, registered):
    while True:
        try:
            _register(master, describe, registered)
        except (OSError, http.client.HTTPException):
            pass
        time.sleep(RETRY_SECONDS)


def _register(master, describe, registered):
    connection = http.client.HTTPConnection(master, timeout=10)
    try:
        connection.connect()
        socket = connection.sock
        address = socket.getsockname()[0]
        connection.request("POST", "/lab/register", json.dumps(describe(address)))
        response = connection.getresponse()
        if response.status != 200 or not response.readline():
            return
        registered()
        socket.settimeout(None)
        response.read()
    finally:
        connection.close()
