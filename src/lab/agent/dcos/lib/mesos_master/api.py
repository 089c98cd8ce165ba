"""The HTTP API of the leading master and of one that does not lead."""
import http.server
import json
import socket
import threading
import urllib.parse

from mesos_master import views

# How an agent of the lab registers: it posts what it is, and stays connected as long as it runs.
REGISTER = "/lab/register"


class Api:
    def __init__(self, registry, version, leader, token):
        """leader: HOST:PORT at which clients reach the leading master; token: what clients must show, or empty."""
        self.registry = registry
        self.version = version
        self.leader = leader
        self.token = token

    def serve_standby(self, port):
        server = http.server.ThreadingHTTPServer(("0.0.0.0", port), self._handler(leads=False))
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def serve(self, port):
        http.server.ThreadingHTTPServer(("0.0.0.0", port), self._handler(leads=True)).serve_forever()

    def answer(self, path, query):
        """The document at this path, or None."""
        agents = self.registry.agents()
        if path == "/slaves":
            wanted = query.get("slave_id")
            return views.slaves([agent for agent in agents if wanted is None or agent["id"] in wanted])
        if path == "/tasks":
            offset, limit = int(query.get("offset", ["0"])[0]), int(query.get("limit", ["100"])[0])
            return {"tasks": views.tasks(agents)["tasks"][offset:][:limit]}
        if path == "/state-summary":
            return views.state_summary(agents)
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
                if api.token and self.headers.get("Authorization") != "token=" + api.token:
                    self.say(401, {"title": "Unauthorized", "description": "Missing or invalid token."})
                elif path == "/redirect":
                    self.redirect("")
                elif not leads:
                    self.redirect(self.path)
                else:
                    answer = api.answer(path, urllib.parse.parse_qs(url.query))
                    self.say(404 if answer is None else 200, answer)

            def do_POST(self):
                if self.path != REGISTER or not leads:
                    self.say(404, None)
                    return
                agent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                registered = api.registry.register(agent)
                _notice_when_it_vanishes(self.connection)
                try:
                    self.send_response(200)
                    self.end_headers()
                    self.wfile.write(b"registered\n")
                    self.wfile.flush()
                    self.rfile.read(1)
                except OSError:
                    pass
                finally:
                    api.registry.disconnected(registered)

            def redirect(self, path):
                self.send_response(307)
                self.send_header("Location", "//" + api.leader + path)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def say(self, status, document):
                body = b"" if document is None else json.dumps(document).encode()
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
