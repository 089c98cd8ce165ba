"""A stand-in for the Mesos agent: what an operator, a journal reader and an HTTP client see of one."""
