# shellcheck shell=sh
# Ensures that the node is locked for this run before the master is asked to drain its agent. Changes nothing else: draining is
# the master's work.

ensure() {
    unchanged "the node is locked for this run"
}
