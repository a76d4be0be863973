import { z } from 'zod';

import { checkBody } from '../check-body.js';
import { jsonBody } from '../http/wecom-dialect.js';
import type { Answer, Call, Route } from '../../shared/http-surface.js';
import type { SimDepartment, SimMember } from '../office.js';
import { codes, Refusal } from '../refusal.js';
import type { World } from '../world.js';
import type { AccessTokens } from './access-tokens.js';

/** Members and departments as far as the application may see them (A6). */
export function contactRoutes(world: World, tokens: AccessTokens): readonly Route[] {
  const route = (method: 'GET' | 'POST', path: string, run: (call: Call) => Answer): Route => ({
    method,
    path: `/cgi-bin/${path}`,
    via: 'api',
    handle: (call: Call) => {
      tokens.check(call);
      return run(call);
    },
  });
  const { members, departments } = world.settings;
  const visible = members.filter((member) => member.visible);
  return [
    route('GET', 'user/get', (call) => ({ body: user(members, call.query.get('userid') ?? '') })),
    route('GET', 'user/simplelist', (call) => {
      const id = Number(call.query.get('department_id'));
      const found = visible.filter((member) => member.departments.includes(id));
      return { body: { userlist: found.map(simpleUser) } };
    }),
    route('POST', 'user/list_id', (call) => listIds(visible, call)),
    route('GET', 'department/get', (call) => {
      const found = departments.find(({ id }) => id === Number(call.query.get('id')));
      if (!found) throw new Refusal(codes.noPrivilege, 'no privilege to access department');
      return { body: { department: department(found) } };
    }),
    // Its fields are from memory.
    route('GET', 'department/list', (call) => {
      const under = call.query.get('id');
      const found = departments.filter(
        ({ id, parentId }) => under === null || id === Number(under) || parentId === Number(under),
      );
      return { body: { department: found.map(department) } };
    }),
    route('GET', 'getcallbackip', () => ({ body: { ip_list: ['127.0.0.1'] } })),
  ];
}

/** Newer applications get no mobile, email or avatar. */
function user(members: readonly SimMember[], userId: string): Record<string, unknown> {
  const member = members.find((one) => one.userId === userId);
  if (!member) throw new Refusal(codes.unknownUser, 'userid not found');
  if (!member.visible) throw new Refusal(codes.noPrivilege, 'no privilege to access the user');
  return {
    userid: member.userId,
    name: member.name,
    department: member.departments,
    order: member.departments.map(() => 0),
    position: member.position,
    is_leader_in_dept: member.departments.map(() => 0),
    direct_leader: [],
    main_department: member.departments[0] ?? 1,
    status: 1,
  };
}

const simpleUser = ({ userId, name, departments }: SimMember): Record<string, unknown> => ({
  userid: userId,
  name,
  department: departments,
});

const department = ({ id, name, parentId }: SimDepartment): Record<string, unknown> => ({
  id,
  name,
  name_en: '',
  department_leader: [],
  parentid: parentId,
  order: 1,
});

function listIds(visible: readonly SimMember[], call: Call): Answer {
  const schema = z.strictObject({
    cursor: z.string().optional(),
    limit: z.int().min(1).max(10_000).default(10_000),
  });
  const { value, doubts } = checkBody(schema, jsonBody(call));
  const rows = visible.flatMap(({ userId, departments }) =>
    departments.map((id) => ({ userid: userId, department: id })),
  );
  const start = Number(value.cursor ?? '0');
  const end = start + value.limit;
  const next = end < rows.length ? String(end) : '';
  return { body: { dept_user: rows.slice(start, end), next_cursor: next }, doubts };
}
