interface Department {
  readonly id: number;
  readonly name: string;
}

/** The department of the simulators that is given the name of a unit of the sample plan. */
const UNIT_DEPARTMENT = 3;
const OFFICE_DEPARTMENT = 2;

/** The people of both platforms' tests: an office, the liaison of a unit, and a leader, in one group. */
export function sampleOffice<One extends Department, Member, Group>(
  departments: readonly One[],
  groups: readonly Group[],
  member: (userId: string, name: string, department: number) => Member,
) {
  return {
    departments: departments.map((one) =>
      one.id === UNIT_DEPARTMENT ? { ...one, name: '县科工信局' } : one,
    ),
    members: [
      member('office', '办公室甲', OFFICE_DEPARTMENT),
      member('liaison', '联络员甲', UNIT_DEPARTMENT),
      member('leader', '领导甲', OFFICE_DEPARTMENT),
    ],
    groups: groups
      .slice(0, 1)
      .map((group) => ({ ...group, userIds: ['office', 'liaison', 'leader'] })),
  };
}
