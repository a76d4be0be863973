/** Invented people; no real person's name or number. */
export interface SimMember {
  readonly userId: string;
  readonly name: string;
  readonly departments: readonly number[];
  readonly position: string;
  /** False: outside the application's visible range. */
  readonly visible: boolean;
}

export interface SimDepartment {
  readonly id: number;
  readonly name: string;
  readonly parentId: number;
}

export interface SimGroup {
  readonly chatId: string;
  readonly name: string;
  readonly userIds: readonly string[];
  /** False: the bot was not added here. */
  readonly hasBot: boolean;
}

export const sampleDepartments: readonly SimDepartment[] = [
  { id: 1, name: '示例县', parentId: 0 },
  { id: 2, name: '专班办公室', parentId: 1 },
  { id: 3, name: '甲局', parentId: 1 },
  { id: 4, name: '乙局', parentId: 1 },
];

const member = (userId: string, name: string, department: number): SimMember => ({
  userId,
  name,
  departments: [department],
  position: '联络员',
  visible: true,
});

export const sampleMembers: readonly SimMember[] = [
  member('office', '办公室甲', 2),
  member('jia', '甲局联络员', 3),
  member('jia2', '甲局第二联络员', 3),
  member('yi', '乙局联络员', 4),
  { ...member('hidden', '范围外', 4), visible: false },
];

export const sampleGroups: readonly SimGroup[] = [
  {
    chatId: 'wrSampleGroup1',
    name: '工作专班群',
    userIds: ['office', 'jia', 'jia2', 'yi'],
    hasBot: true,
  },
  { chatId: 'wrSampleGroup2', name: '没有机器人的群', userIds: ['jia', 'yi'], hasBot: false },
];
