"""The HTTP API of the leading master and of one that does not lead."""
import http.server
import json
import socket
import threading
import urllib.parse

from mesos_master import views
from mesos_master.calls import Calls

# How an agent of the lab registers: it posts what it is, and stays connected as long as it runs.
REGISTER = "/lab/register"
# Where it says which of its tasks have not ended.
TASKS = "/lab/tasks"


class Api:
    def __init__(self, registry, version, leader, token):
        """leader: HOST:PORT at which clients reach the leading master; token: what clients must show, or empty."""
        self.registry = registry
        self.version = version
        self.leader = leader
        self.token = token
        self.can_drain = [int(part) for part in version.split(".")[:2]] >= [1, 9]
        self.calls = Calls(registry, self.can_drain)

    def serve_in_background(self, port, leads=True, tls=None):
        server = http.server.ThreadingHTTPServer(("0.0.0.0", port), self._handler(leads))
        if tls:
            # Each connection shakes hands on its own thread, so that none waits for another.
            server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def serve(self, port):
        http.server.ThreadingHTTPServer(("0.0.0.0", port), self._handler(leads=True)).serve_forever()

    def answer(self, path, query):
        """The document at this path, or None."""
        agents = self.registry.agents()
        if path == "/slaves":
            wanted = query.get("slave_id")
            return views.slaves([a for a in agents if wanted is None or a["id"] in wanted], self.can_drain)
        if path == "/tasks":
            offset, limit = int(query.get("offset", ["0"])[0]), int(query.get("limit", ["100"])[0])
            return {"tasks": views.tasks(agents)["tasks"][offset:][:limit]}
        if path == "/state-summary":
            return views.state_summary(agents)
        if path == "/maintenance/schedule":
            return self.registry.schedule
        if path == "/maintenance/status":
            return views.maintenance_status(self.registry.schedule)
        if path == "/metrics/snapshot":
            return {"master/slaves_connected": float(len(agents)), "master/slaves_unreachable": 0.0}
        if path == "/version":
            return {"version": self.version}
        return None

    def _handler(self, leads):
        api = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                url = urllib.parse.urlsplit(self.path)
                path = _without_prefix(url.path)
                if self.is_asked(path):
                    answer = api.answer(path, urllib.parse.parse_qs(url.query))
                    self.say(404 if answer is None else 200, answer)

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
                path = _without_prefix(self.path)
                if self.path == REGISTER and leads:
                    self.stay_registered(json.loads(body))
                elif self.path == TASKS and leads:
                    agent = json.loads(body)
                    api.registry.tasks_left(agent["id"], agent["tasks"])
                    self.say(200, None)
                elif self.is_asked(path):
                    status, text = api.calls.post(path, body) or (404, "")
                    self.say_text(status, text.encode())

            def is_asked(self, path):
                """Whether it is the leading master, and the client may ask it; answers otherwise."""
                if api.token and self.headers.get("Authorization") != "token=" + api.token:
                    self.say(401, {"title": "Unauthorized", "description": "Missing or invalid token."})
                elif path == "/redirect":
                    self.redirect("")
                elif not leads:
                    self.redirect(self.path)
                else:
                    return True
                return False

            def stay_registered(self, agent):
                _notice_when_it_vanishes(self.connection)
                self.send_response(200)
                self.end_headers()
                registered = api.registry.register(agent, self.tell)
                self.tell("registered")
                try:
                    self.rfile.read(1)
                except OSError:
                    pass
                finally:
                    api.registry.disconnected(registered)

            def tell(self, line):
                try:
                    self.wfile.write(line.encode() + b"\n")
                    self.wfile.flush()
                except OSError:
                    pass  # it is noticed as disconnected

            def redirect(self, path):
                self.send_response(307)
                self.send_header("Location", "//" + api.leader + path)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def say(self, status, document):
                body = b"" if document is None else json.dumps(document).encode()
                self.say_text(status, body)

            def say_text(self, status, body):
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        return Handler


def _notice_when_it_vanishes(connection):
    """A node without power sends nothing any more, not even the end of its connections."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for option, value in ((socket.TCP_KEEPIDLE, 5), (socket.TCP_KEEPINTVL, 5), (socket.TCP_KEEPCNT, 3)):
        connection.setsockopt(socket.IPPROTO_TCP, option, value)


def _without_prefix(path):
    """The same endpoint is at /slaves and /master/slaves, and through Admin Router at /mesos/slaves."""
    for prefix in ("/mesos", "/master"):
        if path.startswith(prefix + "/"):
            path = path[len(prefix):]
    return path
