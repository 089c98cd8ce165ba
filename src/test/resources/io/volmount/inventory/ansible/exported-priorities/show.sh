#!/bin/sh
cat "${0%/*}/saved.json"
