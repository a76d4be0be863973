import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type FreshDatabase, freshDatabase } from '../fresh-database.js';
import { sql } from './embedded-process.js';
import { readPrismaSchema, type TableShape } from './read-prisma-schema.js';

/** The migration runner's own table is no business of the typed client. */
const OWN_TABLE = 'schema_migration';

let database: FreshDatabase;
let found: Record<string, TableShape>;
const declared = readPrismaSchema(readFileSync('prisma/schema.prisma', 'utf8'));

beforeAll(async () => {
  database = await freshDatabase();
  found = await readDatabase(database.url);
});

afterAll(() => database.drop());

async function readDatabase(url: string): Promise<Record<string, TableShape>> {
  const columns = await sql<{ table: string; column: string; type: string }>(
    url,
    `select relname as "table", attname as "column",
            format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end as type
       from pg_attribute join pg_class on attrelid = pg_class.oid
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and attnum > 0 and not attisdropped and relname <> '${OWN_TABLE}'`,
  );
  const keys = await sql<{ table: string; key: string }>(
    url,
    `select relname as "table", pg_get_constraintdef(pg_constraint.oid) as key
       from pg_constraint join pg_class on conrelid = pg_class.oid
      where relnamespace = 'public'::regnamespace and contype in ('p', 'u')`,
  );
  const tables = new Set(columns.map((row) => row.table));
  return Object.fromEntries(
    [...tables].map((table) => [
      table,
      {
        columns: Object.fromEntries(
          columns.filter((row) => row.table === table).map((row) => [row.column, row.type]),
        ),
        keys: keys
          .filter((row) => row.table === table)
          .map((row) => row.key)
          .sort(),
      },
    ]),
  );
}

describe('schema.prisma and the migrated database agree', () => {
  it('on the tables', () => {
    expect(Object.keys(declared).sort()).toEqual(Object.keys(found).sort());
  });

  it.each(Object.keys(declared))('on columns, types, emptiness and keys of %s', (table) => {
    expect(declared[table]).toEqual(found[table]);
  });
});
