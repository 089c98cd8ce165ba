"""A stand-in for the Mesos agent, as operators, readers of the journal and HTTP clients see it."""
