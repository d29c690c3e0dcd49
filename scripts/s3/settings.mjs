// The cluster's settings: one monitor, one object store in memory, no copies, nothing on disk but the
// monitor's small database, and no waiting for others that there are not.
import { randomBytes } from 'node:crypto';

/** The id of the one key with which the server encrypts where it is asked to (`aws:kms`). */
export const ENCRYPTION_KEY = 'tamperscope-test-key';
const KEY_BYTES = Buffer.alloc(32, 'k').toString('base64');

/**
 * The names that the daemons have for each other, each with a key made here: `radosgw` refuses to run in a cluster
 * that asks for none.
 * @returns {string} a Ceph keyring
 */
export const keyring = () => `[mon.]
key = ${cephKey()}
caps mon = "allow *"

[client.admin]
key = ${cephKey()}
caps mon = "allow *"
caps osd = "allow *"

[osd.0]
key = ${cephKey()}
caps mon = "allow profile osd"
caps osd = "allow *"
`;

/** Kind (1, AES), the second and nanosecond of its making, length and bytes, little-endian; in base64. */
function cephKey() {
  const bytes = randomBytes(16);
  const head = Buffer.alloc(12);
  head.writeUInt16LE(1, 0);
  head.writeUInt32LE(Math.floor(Date.now() / 1000), 2);
  head.writeUInt16LE(bytes.length, 10);
  return Buffer.concat([head, bytes]).toString('base64');
}

/**
 * @param {{folder: string, cluster: string, monitorPort: number, gatewayPort: number}} place @returns {string} a ceph.conf
 */
export const settings = ({ folder, cluster, monitorPort, gatewayPort }) => `[global]
fsid = ${cluster}
mon host = v2:127.0.0.1:${monitorPort}
mon initial members = a
public addr = 127.0.0.1
cluster addr = 127.0.0.1
ms bind msgr1 = false
auth cluster required = cephx
auth service required = cephx
auth client required = cephx
keyring = ${folder}/keyring
run dir = ${folder}
crash dir = ${folder}
admin socket =
log file =
log to stderr = false
err to stderr = true
mon cluster log file =
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon max pg per osd = 1000
# One monitor agrees with itself at once; by default it gathers changes for a second.
paxos propose interval = 0.01
paxos min wait = 0.005
mon tick interval = 1
mon data avail warn = 0
mon data avail crit = 0

[mon.a]
mon data = ${folder}/monitor
public addr = v2:127.0.0.1:${monitorPort}

[osd.0]
osd data = ${folder}/store
osd objectstore = memstore
memstore device bytes = 4294967296
osd op num shards = 2

[client.admin]
rgw data = ${folder}/gateway
rgw frontends = beast endpoint=127.0.0.1:${gatewayPort}
rgw enable apis = s3, admin
rgw dynamic resharding = false
# Server-side encryption over plain HTTP, with a key from here: a server for tests.
rgw crypt require ssl = false
rgw crypt s3 kms backend = testing
rgw crypt s3 kms encryption keys = ${ENCRYPTION_KEY}=${KEY_BYTES}
`;
