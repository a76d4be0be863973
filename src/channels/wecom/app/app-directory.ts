import { z } from 'zod';

import { AppError } from '../../../kernel/errors.js';
import type { Directory, DirectoryPerson } from '../../../message/directory.js';
import type { WecomDeps } from '../wecom-deps.js';
import type { AppApi } from './app-api.js';
import { TimedMemory } from './timed-memory.js';

/** People change their unit seldom; a new one must be found soon. */
const PERSON_LIFE_MS = 60 * 60_000;
const DEPARTMENT_LIFE_MS = 24 * 60 * 60_000;
const MAX_ENTRIES = 5_000;
/** Deeper trees do not exist in a county; it also ends a circle. */
const MAX_DEPTH = 8;

/** Unknown, or outside of what the application may see. */
const HIDDEN_CODES: readonly number[] = [60011, 60111, 60003, 60123, 40003];

const personSchema = z.looseObject({
  name: z.string(),
  department: z.array(z.number()).default([]),
  main_department: z.number().optional(),
});
const departmentSchema = z.looseObject({
  department: z.looseObject({ name: z.string().optional(), parentid: z.number().optional() }),
});

interface Department {
  readonly name: string | null;
  readonly parentId: number | null;
}

/** The address book as far as the application may see it. */
export class AppDirectory implements Directory {
  readonly #people: TimedMemory<string, DirectoryPerson | null>;
  readonly #departments: TimedMemory<number, Department>;

  constructor(
    private readonly api: AppApi,
    { clock }: WecomDeps,
  ) {
    this.#people = new TimedMemory(clock, PERSON_LIFE_MS, MAX_ENTRIES);
    this.#departments = new TimedMemory(clock, DEPARTMENT_LIFE_MS, MAX_ENTRIES);
  }

  lookUp(userId: string): Promise<DirectoryPerson | null> {
    return this.#people.get(userId, () => this.#fetchPerson(userId));
  }

  async #fetchPerson(userId: string): Promise<DirectoryPerson | null> {
    const found = await this.#fetch('user/get', { userid: userId });
    const person = personSchema.safeParse(found);
    if (!person.success) return null;
    const { name, department, main_department: main } = person.data;
    const nearest = main === undefined ? department : [main, ...department];
    return { name, departments: await this.#namesUpwards(nearest) };
  }

  /** The person's own departments first, then those above them. */
  async #namesUpwards(ids: readonly number[]): Promise<readonly string[]> {
    const names = new Set<string>();
    let level = [...new Set(ids)];
    for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth += 1) {
      const found = await Promise.all(level.map((id) => this.#department(id)));
      for (const { name } of found) if (name !== null && name !== '') names.add(name);
      level = [...new Set(found.flatMap(({ parentId }) => parentId ?? []))];
    }
    return [...names];
  }

  #department(id: number): Promise<Department> {
    return this.#departments.get(id, async () => {
      const found = await this.#fetch('department/get', { id: String(id) });
      const parsed = departmentSchema.safeParse(found);
      if (!parsed.success) return { name: null, parentId: null };
      const { name, parentid } = parsed.data.department;
      const isRoot = parentid === undefined || parentid <= 0;
      return { name: name ?? null, parentId: isRoot ? null : parentid };
    });
  }

  /** `null` for what may not be seen. */
  async #fetch(
    path: string,
    query: Readonly<Record<string, string>>,
  ): Promise<Readonly<Record<string, unknown>> | null> {
    const call = await this.api.get(path, query);
    if (call.kind === 'ok') return call.body;
    if (call.kind === 'refused' && HIDDEN_CODES.includes(call.errcode)) return null;
    const what = call.kind === 'refused' ? `code ${call.errcode}` : call.cause;
    throw new AppError('platform', `WeCom's ${path} failed: ${what}`);
  }
}
