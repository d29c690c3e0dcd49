// DuckDB's SQL: read_json with only the columns that the replay needs, sha256, lag. It computes what incumbent.py
// computes; the SHA-256 of the file is taken beside it by Node, since DuckDB's own would hold the file once more.
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';

import { DuckDBInstance } from '@duckdb/node-api';

const file = process.argv[2] ?? '';
const ENTRY = 'STRUCT(prevHash VARCHAR, payloadDigest VARCHAR, "sequence" BIGINT, createdAt VARCHAR, chainHash VARCHAR)';

const replay = `
  WITH entry AS (
    SELECT unnest(entries, recursive := true), generate_subscripts(entries, 1) AS place
    FROM read_json($file, columns = {entries: '${ENTRY}[]'}, maximum_object_size = $size)
  ), linked AS (
    SELECT *, lag(chainHash, 1, repeat('0', 64)) OVER (ORDER BY place) AS previous FROM entry
  )
  SELECT count(*), count(*) FILTER (prevHash <> previous),
    count(*) FILTER (sha256(prevHash || payloadDigest || "sequence" || createdAt) <> chainHash)
  FROM linked`;

async function digestOfFile() {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 2 ** 20 }), hash);
  return String(hash.digest('hex'));
}

async function replayInDatabase() {
  const connection = await (await DuckDBInstance.create()).connect();
  const size = Math.max(2 ** 24, statSync(file).size + 1);
  const rows = (await connection.runAndReadAll(replay, { file, size })).getRows();
  return (rows[0] ?? []).map(Number);
}

const [[entries, links, contents], sha256] = await Promise.all([replayInDatabase(), digestOfFile()]);
console.log(JSON.stringify({ entries, links, contents, sha256 }));
