"""Certificates and time-stamp tokens made with openssl, for timestamps.py. Keys and tokens differ from run to run."""
import os
import subprocess
import tempfile
from pathlib import Path

POLICY = "1.3.6.1.4.1.99999.1"
LONG_AGO, FAR_OFF = "20200101000000Z", "20600101000000Z"
USAGE = {
    "authority": "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n",
    "not-an-authority": "basicConstraints=critical,CA:FALSE\n",
    "stamps": "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n",
    "stamps-not-critical": "extendedKeyUsage=timeStamping\n",
    "stamps-and-more": "extendedKeyUsage=critical,timeStamping,emailProtection\n",
    "serves": "extendedKeyUsage=critical,serverAuth\n",
    "unlimited": "keyUsage=critical,digitalSignature\n",
    "for-what-nobody-knows": "extendedKeyUsage=critical,timeStamping\n1.3.6.1.4.1.99999.7=critical,ASN1:NULL\n",
}
CONFIG = """
[ca]
default_ca = it
[it]
database = {at}/index
serial = {at}/serial
new_certs_dir = {at}
default_md = sha256
policy = any
unique_subject = no
copy_extensions = none
[any]
commonName = supplied
organizationName = optional
countryName = optional
[req]
distinguished_name = none
[none]
[tsa]
default_tsa = it_stamps
[it_stamps]
serial = {at}/ts-serial
default_policy = {policy}
other_policies = 1.3.6.1.4.1.99999.2
digests = sha1, sha224, sha256, sha384, sha512
accuracy = secs:1, millisecs:500
ordering = no
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = {ess}
"""


class Bench:
    """A folder in which openssl works; every file is named by its stem."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.at = Path(self.folder.name)
        (self.at / "index").touch()
        (self.at / "serial").write_text("1F3A5C7E9B2D4F60\n")
        (self.at / "ts-serial").write_text("A1B2C3D4E5F60708\n")
        self.keys = {}
        self.config()

    def config(self, ess="sha256"):
        (self.at / "config").write_text(CONFIG.format(at=self.at, policy=POLICY, ess=ess))

    def run(self, *arguments):
        done = subprocess.run(["openssl", *map(str, arguments)], cwd=self.at, capture_output=True,
                              env={**os.environ, "OPENSSL_CONF": str(self.at / "config")}, check=False)
        if done.returncode != 0:
            raise SystemExit(f"openssl {' '.join(map(str, arguments))}\n{done.stderr.decode()}")
        return done.stdout

    def key(self, name, kind="rsa:2048"):
        family, size = kind.split(":")
        option = f"rsa_keygen_bits:{size}" if family == "rsa" else f"ec_paramgen_curve:{size}"
        self.run("genpkey", "-algorithm", family.upper(), "-pkeyopt", option, "-out", f"{name}.key")

    def certify(self, name, usage, issuer=None, key=None, start=LONG_AGO, end=FAR_OFF, subject=None, *options):
        """A certificate `name`.pem for the key of the same name (or `key`), from `issuer` or by itself."""
        key = self.keys[name] = key or name
        if not (self.at / f"{key}.key").exists():
            self.key(key)
        (self.at / "extensions").write_text(USAGE[usage] + "subjectKeyIdentifier=hash\n")
        self.run("req", "-new", "-config", "config", "-key", f"{key}.key", "-out", "request",
                 "-subj", subject or f"/C=DE/O=Test Trust Services/CN={name}")
        signer = ["-cert", f"{issuer}.pem", "-keyfile", f"{self.keys[issuer]}.key"] if issuer else ["-selfsign", "-keyfile", f"{key}.key"]
        self.run("ca", "-config", "config", "-batch", "-notext", "-in", "request", "-out", f"{name}.pem", *signer,
                 "-extfile", "extensions", "-startdate", start, "-enddate", end, *options)

    def stamp(self, imprint, hash="sha256", signer="tsa", digest="sha256", chain=("middle",), response=False,
              certificates=True, policy=None, ess="sha256"):
        """What `openssl ts` answers: the token, or the whole response. `imprint` is what is stamped, in hex."""
        self.config(ess)
        asked = ["-tspolicy", policy] if policy else []
        wanted = ["-cert"] if certificates else []
        self.run("ts", "-query", "-digest", imprint, f"-{hash}", *wanted, *asked, "-out", "query")
        (self.at / "chain").write_bytes(b"".join((self.at / f"{one}.pem").read_bytes() for one in chain))
        out = [] if response else ["-token_out"]
        self.run("ts", "-reply", "-config", "config", "-section", "it_stamps", "-queryfile", "query", "-signer",
                 f"{signer}.pem", "-inkey", f"{self.keys[signer]}.key", *(["-chain", "chain"] if chain else []), f"-{digest}",
                 *out, "-out", "reply")
        return (self.at / "reply").read_bytes()

    def sign_as_cms(self, token, signer, *options):
        """The TSTInfo of a token signed anew with `openssl cms`, which does not look at what a certificate is for."""
        (self.at / "token").write_bytes(token)
        self.run("cms", "-verify", "-noverify", "-inform", "DER", "-in", "token", "-binary", "-out", "info")
        self.run("cms", "-sign", "-binary", "-nodetach", "-nosmimecap", "-econtent_type", "1.2.840.113549.1.9.16.1.4",
                 "-in", "info", "-signer", f"{signer}.pem", "-inkey", f"{self.keys[signer]}.key", "-certfile", "middle.pem",
                 "-outform", "DER", "-out", "signed", *options)
        return (self.at / "signed").read_bytes()

    def told(self, token):
        """Serial number (hex) and time of a token, as openssl prints them."""
        (self.at / "token").write_bytes(token)
        text = self.run("ts", "-reply", "-token_in", "-in", "token", "-token_out", "-text").decode()
        lines = dict(line.split(": ", 1) for line in text.splitlines() if ": " in line)
        return lines["Serial number"].removeprefix("0x"), lines["Time stamp"]
