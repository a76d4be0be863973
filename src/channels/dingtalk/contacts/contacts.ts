import { z } from 'zod';

import type { Clock } from '../../../kernel/clock.js';
import { AppError } from '../../../kernel/errors.js';
import { ExpiringCache } from '../../../kernel/expiring-cache.js';
import type { Directory, DirectoryPerson } from '../../../message/directory.js';
import { rowOfCode } from '../codes.js';
import { describeFailure } from '../open-api/describe-failure.js';
import type { OpenApi } from '../open-api/open-api.js';
import { isOutsider } from '../robot/outsider.js';

const personSchema = z.object({
  name: z.string(),
  dept_id_list: z.array(z.coerce.number()).nullish().catch(null),
});
const departmentSchema = z.object({
  name: z.string(),
  parent_id: z.coerce.number().nullish().catch(null),
});
type Department = z.infer<typeof departmentSchema>;

const HOUR_MS = 3_600_000;
/** People change their department seldom; departments their name hardly ever. */
const PERSON_MS = 12 * HOUR_MS;
const DEPARTMENT_MS = 24 * HOUR_MS;
/** Somebody who is not seen today may be allowed to be seen soon. */
const UNKNOWN_MS = HOUR_MS / 6;
/** A county's whole staff. */
const MAX_CACHED = 10_000;
/** The corp itself: not a department of anybody. */
const ROOT = 1;
/** Deeper trees are not met; a ring would never end. */
const MAX_DEPTH = 12;
const MAX_DEPARTMENTS = 5;

/** The corp's address book. Its calls are not counted, but asked no oftener than needed. */
export class Contacts implements Directory {
  readonly #api: OpenApi;
  readonly #people: ExpiringCache<string, DirectoryPerson | null>;
  readonly #departments: ExpiringCache<number, Department | null>;

  constructor(api: OpenApi, clock: Clock) {
    this.#api = api;
    this.#people = new ExpiringCache(clock, MAX_CACHED);
    this.#departments = new ExpiringCache(clock, MAX_CACHED);
  }

  async lookUp(userId: string): Promise<DirectoryPerson | null> {
    if (isOutsider(userId)) return null;
    const known = this.#people.get(userId);
    if (known !== null) return known.value;
    const found = await this.#ask('/topapi/v2/user/get', { userid: userId }, personSchema);
    const person =
      found === null
        ? null
        : { name: found.name, departments: await this.#names(found.dept_id_list ?? []) };
    this.#people.set(userId, person, person === null ? UNKNOWN_MS : PERSON_MS);
    return person;
  }

  /** Of each department and those above it; all own ones first. */
  async #names(ids: readonly number[]): Promise<readonly string[]> {
    const chains = [];
    for (const id of ids.slice(0, MAX_DEPARTMENTS)) chains.push(await this.#chain(id));
    const own = chains.flatMap((chain) => chain.slice(0, 1));
    return [...new Set([...own, ...chains.flatMap((chain) => chain.slice(1))])];
  }

  async #chain(id: number): Promise<readonly string[]> {
    const names: string[] = [];
    let next: number | null = id;
    while (next !== null && next !== ROOT && names.length < MAX_DEPTH) {
      const department: Department | null = await this.#department(next);
      if (department === null) break;
      names.push(department.name);
      next = department.parent_id ?? null;
    }
    return names;
  }

  async #department(id: number): Promise<Department | null> {
    const known = this.#departments.get(id);
    if (known !== null) return known.value;
    const found = await this.#ask('/topapi/v2/department/get', { dept_id: id }, departmentSchema);
    this.#departments.set(id, found, found === null ? UNKNOWN_MS : DEPARTMENT_MS);
    return found;
  }

  /** `null` for what is not there or may not be seen. */
  async #ask<Found>(path: string, body: object, schema: z.ZodType<Found>): Promise<Found | null> {
    const answer = await this.#api.call({ host: 'oapi', path, body, isCounted: false });
    if (answer.kind === 'ok') {
      const found = schema.safeParse(answer.body['result']);
      if (found.success) return found.data;
      throw new AppError('platform', `${path} was answered in an unknown form`);
    }
    if (answer.kind === 'error' && isUnseen(answer.code)) return null;
    throw new AppError('platform', `${path}: ${describeFailure(answer)}`);
  }
}

function isUnseen(code: string): boolean {
  const action = rowOfCode(code)?.action;
  return action === 'receiver' || action === 'configuration';
}
