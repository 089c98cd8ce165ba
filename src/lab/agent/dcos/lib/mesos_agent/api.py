"""The part of the agent's HTTP API that reports resources and tasks."""
import http.server
import json


FRAMEWORK = {"id": "lab-0000", "name": "lab"}


class Api:
    def __init__(self, agent_id, flags, attributes, tasks):
        self.agent_id = agent_id
        self.flags = flags
        self.attributes = attributes
        self.tasks = tasks

    def state(self):
        tasks = [{"id": t, "name": t, "state": "TASK_RUNNING"} for t in self.tasks.running()]
        executors = [{"id": t["id"], "tasks": [t], "queued_tasks": [], "completed_tasks": []} for t in tasks]
        frameworks = [dict(FRAMEWORK, executors=executors)] if executors else []
        return {
            "id": self.agent_id,
            "flags": self.flags,
            "attributes": self.attributes,
            "frameworks": frameworks,
            "completed_frameworks": [],
        }

    def running_tasks(self):
        """As the agent tells the master when it registers."""
        return [{"id": t, "name": t, "framework": FRAMEWORK} for t in self.tasks.running()]

    def end_tasks(self, seconds):
        """Yields those that are left whenever one has ended."""
        return (self.running_tasks() for _ in self.tasks.end(seconds))

    def metrics(self):
        return {
            "slave/registered": 1.0,
            "slave/tasks_running": float(len(self.tasks.running())),
            "slave/tasks_staging": 0.0,
            "slave/tasks_starting": 0.0,
        }

    def serve(self, port):
        answers = {
            "/metrics/snapshot": self.metrics,
            "/state": self.state,
            "/state.json": self.state,
            "/slave(1)/state": self.state,
        }

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                answer = answers.get(self.path.split("?")[0])
                if answer is None:
                    self.send_error(404)
                    return
                body = json.dumps(answer()).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        http.server.ThreadingHTTPServer(("0.0.0.0", port), Handler).serve_forever()
