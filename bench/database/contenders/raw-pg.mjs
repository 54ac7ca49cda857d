// The driver alone, as well as it is used by hand: a pool, named statements, binary COPY with a loop made for these columns.
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { CREATED, dateMoment, LISTED, measurementRows, measurementTable, POOL } from '../model.mjs';

const COLUMNS = 'id, email, name, balance, created_at';
const READ = { name: 'read', text: `SELECT ${COLUMNS} FROM accounts WHERE id = $1` };
const LIST = { name: 'list', text: `SELECT ${COLUMNS} FROM accounts ORDER BY id LIMIT $1` };
const INSERT = { name: 'insert', text: 'INSERT INTO accounts (email, name, balance, created_at) VALUES ($1, $2, $3, $4) RETURNING id' };
const UPDATE = { name: 'update', text: 'UPDATE accounts SET balance = $1 WHERE id = $2' };

export function rawPg(url) {
  const pool = new pg.Pool({ connectionString: url, max: POOL });
  let rows;
  return {
    read: async (id) => (await pool.query({ ...READ, values: [id] })).rows[0],
    list: async () => (await pool.query({ ...LIST, values: [LISTED] })).rows,
    insert: async (email) => (await pool.query({ ...INSERT, values: [email, 'Bench', 0, CREATED] })).rows[0].id,
    transfer: (from, to) =>
      transaction(pool, async (client) => {
        const source = (await client.query({ ...READ, values: [from] })).rows[0];
        const target = (await client.query({ ...READ, values: [to] })).rows[0];
        await client.query({ ...UPDATE, values: [BigInt(source.balance) - 1n, from] });
        await client.query({ ...UPDATE, values: [BigInt(target.balance) + 1n, to] });
      }),
    bulk: async () => {
      rows ??= measurementRows(dateMoment);
      await pool.query('TRUNCATE measurements');
      await transaction(pool, async (client) => {
        const copy = client.query(copyFrom(`COPY measurements (${Object.keys(measurementTable.columns)}) FROM STDIN (FORMAT binary)`));
        await pipeline(Readable.from(binaryChunks(rows), { objectMode: true }), copy);
      });
    },
    close: () => pool.end(),
  };
}

async function transaction(pool, work) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await work(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

const CHUNK = 65_536;
const MOST_OF_A_ROW = 1_024;
const EPOCH = Date.UTC(2000, 0, 1);

/** The binary format of COPY, written out for exactly these columns. */
function* binaryChunks(rows) {
  let buffer = Buffer.allocUnsafe(CHUNK);
  let at = buffer.write('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
  const int8 = (value) => {
    at = buffer.writeInt32BE(8, at);
    at = buffer.writeBigInt64BE(value, at);
  };
  const int4 = (value) => {
    at = buffer.writeInt32BE(4, at);
    at = buffer.writeInt32BE(value, at);
  };
  const float8 = (value) => {
    if (value === null) {
      at = buffer.writeInt32BE(-1, at);
      return;
    }
    at = buffer.writeInt32BE(8, at);
    at = buffer.writeDoubleBE(value, at);
  };
  const text = (value) => {
    if (value === null) {
      at = buffer.writeInt32BE(-1, at);
      return;
    }
    const bytes = buffer.write(value, at + 4, 'utf8');
    buffer.writeInt32BE(bytes, at);
    at += 4 + bytes;
  };
  const bool = (value) => {
    at = buffer.writeInt32BE(1, at);
    at = buffer.writeUInt8(value ? 1 : 0, at);
  };
  const moment = (value) => int8(BigInt((value.getTime() - EPOCH) * 1000));
  for (const row of rows) {
    if (at > CHUNK - MOST_OF_A_ROW) {
      yield buffer.subarray(0, at);
      buffer = Buffer.allocUnsafe(CHUNK);
      at = 0;
    }
    at = buffer.writeInt16BE(20, at);
    int8(row.id);
    int8(row.object_id);
    int8(row.image_id);
    int4(row.band);
    int4(row.field);
    int4(row.quadrant);
    int4(row.neighbours);
    float8(row.ra);
    float8(row.dec);
    float8(row.magnitude);
    float8(row.magnitude_error);
    float8(row.sharpness);
    float8(row.score);
    text(row.name);
    text(row.program);
    text(row.remark);
    bool(row.positive);
    bool(row.corrected);
    moment(row.observed_at);
    moment(row.received_at);
  }
  at = buffer.writeInt16BE(-1, at);
  yield buffer.subarray(0, at);
}
