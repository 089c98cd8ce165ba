#!/bin/sh
cat <<'END'
{"_meta": {"hostvars": {"a1": {"ansible_host": "10.0.0.1", "v": "host"}, "a2": {}}},
 "g": {"hosts": ["a1", "a2"], "vars": {"v": "g", "w": 5}, "children": ["sub"]},
 "sub": {"hosts": ["a3"]}, "short": ["a1"], "all": {"vars": {"x": true}}}
END
