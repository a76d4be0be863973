import { z } from 'zod';

import type { ApiGate } from '../api/api-gate.js';
import { checkOld, oldBody } from '../check-body.js';
import type { Answer, Call, Route } from '../../shared/http-surface.js';
import type { SimDepartment, SimMember } from '../office.js';
import { oldCodes, OldRefusal } from '../refusal.js';
import type { World } from '../world.js';

const userTerms = { counted: false, permission: 'qyapi_get_member' };
const departmentTerms = { counted: false, permission: 'qyapi_get_department_list' };

/** Numbers come as texts where the body is a form. */
const id = z.coerce.number().int();
const userSchema = z.strictObject({ userid: z.string(), language: z.string().optional() });
const departmentSchema = z.strictObject({ dept_id: id, language: z.string().optional() });
const unionSchema = z.strictObject({ unionid: z.string() });

/** Members and departments as far as the application may see them (B7). */
export function contactRoutes(world: World, gate: ApiGate): readonly Route[] {
  const route = (path: string, terms: typeof userTerms, run: (call: Call) => Answer): Route =>
    gate.oldRoute(path, terms, run);
  return [
    route('/topapi/v2/user/get', userTerms, (call) => {
      const { value, doubts } = checkOld(userSchema, oldBody(call), oldCodes.badJson);
      return { body: { result: user(visible(world, value.userid)) }, doubts };
    }),
    route('/topapi/user/getbyunionid', userTerms, (call) => {
      const { value, doubts } = checkOld(unionSchema, oldBody(call), oldCodes.badJson);
      const { members } = world.settings;
      const found = members.find(({ unionId, inCorp }) => inCorp && unionId === value.unionid);
      if (!found) throw new OldRefusal(oldCodes.unknownUser, '找不到该用户');
      return { body: { result: { contact_type: 0, userid: found.userId } }, doubts };
    }),
    route('/topapi/v2/department/get', departmentTerms, (call) => {
      const { value, doubts } = checkOld(departmentSchema, oldBody(call), oldCodes.badJson);
      return { body: { result: department(known(world, value.dept_id)) }, doubts };
    }),
    // The shape of its result is from memory.
    route('/topapi/v2/department/listparentbyuser', departmentTerms, (call) => {
      const { value, doubts } = checkOld(userSchema, oldBody(call), oldCodes.badJson);
      const chains = visible(world, value.userid).departments.map((start) => ({
        parent_dept_id_list: chainOf(world, start),
      }));
      return { body: { result: { parent_list: chains } }, doubts };
    }),
  ];
}

function visible(world: World, userId: string): SimMember {
  const member = world.settings.members.find((one) => one.userId === userId);
  if (!member?.inCorp) throw new OldRefusal(oldCodes.unknownUser, '找不到该用户');
  if (!member.visible) throw new OldRefusal(oldCodes.outsideRange, '员工不在授权范围内');
  return member;
}

function known(world: World, departmentId: number): SimDepartment {
  const found = world.settings.departments.find((one) => one.id === departmentId);
  if (!found) throw new OldRefusal(oldCodes.noSuchDepartment, '部门不存在');
  return found;
}

/** From the department itself up to the root, which is 1. */
function chainOf(world: World, start: number): readonly number[] {
  const { departments } = world.settings;
  const chain: number[] = [];
  for (let at = start; at !== 0 && !chain.includes(at);) {
    chain.push(at);
    at = departments.find((one) => one.id === at)?.parentId ?? 0;
  }
  return chain;
}

const user = ({ userId, unionId, name, departments, leads, title, ...rest }: SimMember) => ({
  userid: userId,
  unionid: unionId,
  name,
  dept_id_list: departments,
  leader_in_dept: departments.map((one) => ({ dept_id: one, leader: leads.includes(one) })),
  title,
  job_number: '',
  manager_userid: rest.managerUserId,
  admin: rest.isAdmin,
  active: true,
});

const department = ({ id: departmentId, name, parentId }: SimDepartment) => ({
  dept_id: departmentId,
  name,
  // The root has no parent.
  ...(parentId === 0 ? {} : { parent_id: parentId }),
});
