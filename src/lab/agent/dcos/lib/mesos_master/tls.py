"""The certificate of the master, which signs itself and is made at its start."""
import os
import ssl
import subprocess

# What clients name as the authority to trust.
CERTIFICATE = "/opt/lab/master-ca.pem"
KEY = "/opt/lab/master-key.pem"
MAKE = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 365 -subj /CN=lab-master"


def context():
    unfinished = CERTIFICATE + ".new"
    names = ["-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"]
    subprocess.run(MAKE.split() + names + ["-keyout", KEY, "-out", unfinished], check=True, stderr=subprocess.DEVNULL)
    os.rename(unfinished, CERTIFICATE)
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(CERTIFICATE, KEY)
    return made
