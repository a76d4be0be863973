import { codes, Refusal } from '../refusal.js';
import type { World } from '../world.js';

export interface Receivers {
  readonly userIds: readonly string[];
  readonly invalidUsers: readonly string[];
  readonly invalidParties: readonly string[];
}

const split = (list: string | undefined, max: number): readonly string[] => {
  const parts = (list ?? '').split('|').filter((part) => part !== '');
  if (parts.length > max) throw new Refusal(codes.badParameter, `over ${max} receivers`);
  return parts;
};

/** touser, toparty and totag of message/send; no tag exists here. */
export function receiversOf(
  world: World,
  fields: { touser?: string | undefined; toparty?: string | undefined; totag?: string | undefined },
): Receivers {
  const { members } = world.settings;
  const visible = members.filter((member) => member.visible);
  if (fields.touser === '@all') {
    return { userIds: visible.map(({ userId }) => userId), invalidUsers: [], invalidParties: [] };
  }
  const users = split(fields.touser, 1_000);
  const parties = split(fields.toparty, 100);
  split(fields.totag, 100);
  const invalidUsers = users.filter((id) => !visible.some(({ userId }) => userId === id));
  const invalidParties = parties.filter(
    (id) => !world.settings.departments.some((department) => String(department.id) === id),
  );
  const named = visible.filter(
    ({ userId, departments }) =>
      users.includes(userId) || departments.some((id) => parties.includes(String(id))),
  );
  return { userIds: named.map(({ userId }) => userId), invalidUsers, invalidParties };
}
