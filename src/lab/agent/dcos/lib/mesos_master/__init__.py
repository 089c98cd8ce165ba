"""A stand-in for the Mesos master, as HTTP clients see it. It knows of an agent only what the agent itself says."""
