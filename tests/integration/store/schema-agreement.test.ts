import { readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FreshDatabase } from '../fresh-database.js';
import { freshDatabase } from '../fresh-database.js';

const SCHEMA = readFileSync(new URL('../../../prisma/schema.prisma', import.meta.url), 'utf8');

/** What the client's schema and the database must agree on; text lines, so that a difference reads well. */
interface Shape {
  readonly columns: string[];
  readonly keys: string[];
}

const SQL_TYPES: Readonly<Record<string, string>> = {
  String: 'text',
  Int: 'integer',
  BigInt: 'bigint',
  Boolean: 'boolean',
  Json: 'jsonb',
  '@db.Timestamptz(3)': 'timestamp(3) with time zone',
  '@db.Date': 'date',
};

interface Field {
  readonly name: string;
  readonly column: string;
  readonly type: string;
  readonly attributes: string;
}

function fieldsOf(body: string): Field[] {
  const lines = [...body.matchAll(/^ {2}(\w+) +(\w+)(\??)(.*)$/gm)];
  return lines.map(([, name = '', kind = '', optional = '', attributes = '']) => {
    const native = /@db\.\w+(?:\(\d+\))?/.exec(attributes)?.[0] ?? kind;
    return {
      name,
      column: /@map\("(\w+)"\)/.exec(attributes)?.[1] ?? name,
      type: `${SQL_TYPES[native] ?? native} ${optional === '?' ? 'null' : 'not null'}`,
      attributes,
    };
  });
}

function keysOf(body: string, fields: readonly Field[]): string[] {
  const columnOf = new Map(fields.map(({ name, column }) => [name, column]));
  const together = [...body.matchAll(/@@(id|unique)\(\[(.*?)\]\)/g)].map(([, kind, names = '']) => {
    const columns = names.split(', ').map((name) => columnOf.get(name) ?? name);
    return `${kind === 'id' ? 'PRIMARY KEY' : 'UNIQUE'} (${columns.join(', ')})`;
  });
  const alone = fields
    .filter(({ attributes }) => /@id\b/.test(attributes))
    .map(({ column }) => `PRIMARY KEY (${column})`);
  return [...together, ...alone];
}

function schemaShape(): Shape {
  const shape: Shape = { columns: [], keys: [] };
  for (const [, body = ''] of SCHEMA.matchAll(/^model \w+ \{$(.*?)^\}$/gms)) {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? '';
    const fields = fieldsOf(body);
    shape.columns.push(...fields.map(({ column, type }) => `${table}.${column} ${type}`));
    shape.keys.push(...keysOf(body, fields).map((key) => `${table} ${key}`));
  }
  return { columns: shape.columns.sort(), keys: shape.keys.sort() };
}

async function databaseShape(url: string): Promise<Shape> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const lines = async (sql: string): Promise<string[]> => {
    const { rows } = await client.query<{ line: string }>(sql);
    return rows.map(({ line }) => line).sort();
  };
  try {
    return {
      columns: await lines(`
        SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
          || CASE WHEN a.attnotnull THEN ' not null' ELSE ' null' END AS line
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
          AND NOT a.attisdropped AND c.relname <> 'schema_migration'`),
      keys: await lines(`
        SELECT c.relname || ' ' || pg_get_constraintdef(k.oid) AS line
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
        WHERE c.relnamespace = 'public'::regnamespace AND k.contype IN ('p', 'u')
          AND c.relname <> 'schema_migration'`),
    };
  } finally {
    await client.end();
  }
}

describe('prisma/schema.prisma and the migrated database', () => {
  let fresh: FreshDatabase;

  beforeAll(async () => {
    fresh = await freshDatabase();
  });
  afterAll(async () => {
    await fresh.drop();
  });

  it('agree on every table, column, type, nullability and key', async () => {
    const shape = schemaShape();
    expect(shape.columns.length).toBeGreaterThan(60);
    expect(await databaseShape(fresh.url)).toEqual(shape);
  });

  it('hold no activity score and no reply time (减负)', async () => {
    const { columns } = await databaseShape(fresh.url);
    expect(
      columns.filter((column) => /score|rank|latency|reply_time|activity/.test(column)),
    ).toEqual([]);
  });
});
