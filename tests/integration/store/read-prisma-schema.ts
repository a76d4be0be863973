/** Reads as much of the Prisma schema language as ours uses; anything else is an error, never passed over. */
export interface TableShape {
  /** Column → PostgreSQL's own name of the type, with `not null` when it may not be empty. */
  readonly columns: Record<string, string>;
  /** Column lists of the primary key and of the unique constraints, sorted. */
  readonly keys: string[];
}

const TYPES: Record<string, string> = {
  String: 'text',
  Int: 'integer',
  BigInt: 'bigint',
  Boolean: 'boolean',
  Json: 'jsonb',
  Bytes: 'bytea',
};

const FIELD = /^(\w+)\s+(\w+)(\?|\[\])?\s*(.*)$/;

export function readPrismaSchema(text: string): Record<string, TableShape> {
  const tables: Record<string, TableShape> = {};
  for (const [, body = ''] of text.matchAll(/^model \w+ \{\n(.*?)^\}/gms)) {
    const lines = body
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('//'));
    const fields = lines.filter((line) => !line.startsWith('@@')).map(readField);
    const names = new Map(fields.map((field) => [field.name, field.column]));
    const blocks = lines.filter((line) => line.startsWith('@@'));
    const table = blocks.map((line) => /^@@map\("(\w+)"\)/.exec(line)?.[1]).find(Boolean);
    if (table === undefined) throw new Error(`A model without @@map: ${body}`);
    tables[table] = {
      columns: Object.fromEntries(fields.map(({ column, type }) => [column, type])),
      keys: [
        ...fields.flatMap(({ column, key }) => (key === undefined ? [] : [`${key} (${column})`])),
        ...blocks.flatMap((line) => readKey(line, names)),
      ].sort(),
    };
  }
  return tables;
}

function readField(line: string): {
  readonly name: string;
  readonly column: string;
  readonly type: string;
  readonly key: string | undefined;
} {
  const [, name, base, suffix = '', attributes = ''] = FIELD.exec(line) ?? [];
  if (name === undefined || base === undefined) throw new Error(`Not a field: ${line}`);
  const sqlType = base === 'DateTime' ? readDateType(attributes) : TYPES[base];
  if (sqlType === undefined) throw new Error(`Type not known: ${line}`);
  const array = suffix === '[]' ? '[]' : '';
  const key = /@id\b/.test(attributes) ? 'PRIMARY KEY' : undefined;
  return {
    name,
    column: /@map\("(\w+)"\)/.exec(attributes)?.[1] ?? name,
    type: `${sqlType}${array}${suffix === '?' ? '' : ' not null'}`,
    key: key ?? (/@unique\b/.test(attributes) ? 'UNIQUE' : undefined),
  };
}

function readDateType(attributes: string): string | undefined {
  const precision = /@db\.Timestamptz\((\d)\)/.exec(attributes)?.[1];
  if (precision !== undefined) return `timestamp(${precision}) with time zone`;
  return attributes.includes('@db.Date') ? 'date' : undefined;
}

function readKey(line: string, names: ReadonlyMap<string, string>): string[] {
  if (line.startsWith('@@map') || line.startsWith('@@index')) return [];
  const [, kind, list = ''] = /^@@(id|unique)\(\[([\w, ]+)\]/.exec(line) ?? [];
  if (kind === undefined) throw new Error(`Not known: ${line}`);
  const columns = list.split(',').map((field) => names.get(field.trim()) ?? `no field ${field}`);
  return [`${kind === 'id' ? 'PRIMARY KEY' : 'UNIQUE'} (${columns.join(', ')})`];
}
