"""Tasks: processes in the agent unit's control group, so stopping the unit ends them."""
import os
import subprocess
import time

PENDING = "/var/lib/lab/tasks"


class Tasks:
    def __init__(self, processes):
        self._processes = processes

    @classmethod
    def launch(cls):
        """Launches as many tasks as the file PENDING says, once: the tasks of a stopped agent are not launched again."""
        try:
            with open(PENDING) as file:
                count = int(file.read() or 0)
            os.unlink(PENDING)
        except FileNotFoundError:
            count = 0
        return cls([subprocess.Popen(["sleep", "infinity"]) for _ in range(count)])

    def running(self):
        return ["task-{}".format(n) for n, p in enumerate(self._processes) if p.poll() is None]

    def end(self, seconds):
        """Ends one task after the other within this time; yields whenever one has ended."""
        living = [process for process in self._processes if process.poll() is None]
        for process in living:
            time.sleep(seconds / len(living))
            process.kill()
            process.wait()
            yield
