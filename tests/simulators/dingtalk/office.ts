/** Invented people; no real person's name or number. */
export interface SimMember {
  readonly userId: string;
  readonly name: string;
  readonly unionId: string;
  /** The encrypted id under which the person appears in messages. */
  readonly dingtalkId: string;
  readonly departments: readonly number[];
  readonly leads: readonly number[];
  readonly title: string;
  readonly managerUserId: string;
  readonly isAdmin: boolean;
  /** False: outside the range that the application may see. */
  readonly visible: boolean;
  /** False: in the group from another organisation, so without a staff id. */
  readonly inCorp: boolean;
}

export interface SimDepartment {
  readonly id: number;
  readonly name: string;
  readonly parentId: number;
}

export interface SimGroup {
  /** conversationId, the openConversationId of the Open API. */
  readonly chatId: string;
  readonly name: string;
  readonly userIds: readonly string[];
  /** False: the application's robot was not added here. */
  readonly hasBot: boolean;
  /** True: the group was disbanded. */
  readonly disbanded: boolean;
}

export const sampleDepartments: readonly SimDepartment[] = [
  { id: 1, name: '示例县', parentId: 0 },
  { id: 2, name: '专班办公室', parentId: 1 },
  { id: 3, name: '甲局', parentId: 1 },
  { id: 4, name: '乙局', parentId: 1 },
  { id: 31, name: '甲局综合股', parentId: 3 },
];

const member = (userId: string, name: string, department: number): SimMember => ({
  userId,
  name,
  unionId: `union-${userId}`,
  dingtalkId: `$:LWCP_v1:$${userId}`,
  departments: [department],
  leads: [],
  title: '联络员',
  managerUserId: 'office',
  isAdmin: false,
  visible: true,
  inCorp: true,
});

export const sampleMembers: readonly SimMember[] = [
  { ...member('office', '办公室甲', 2), leads: [2], isAdmin: true, managerUserId: '' },
  member('jia', '甲局联络员', 31),
  member('jia2', '甲局第二联络员', 3),
  member('yi', '乙局联络员', 4),
  { ...member('hidden', '范围外', 4), visible: false },
  { ...member('guest', '外单位来宾', 4), inCorp: false },
];

const group = (chatId: string, name: string, userIds: readonly string[]): SimGroup => ({
  chatId,
  name,
  userIds,
  hasBot: true,
  disbanded: false,
});

export const sampleGroups: readonly SimGroup[] = [
  group('cidSampleGroup1==', '工作专班群', ['office', 'jia', 'jia2', 'yi', 'guest']),
  { ...group('cidSampleGroup2==', '没有机器人的群', ['jia', 'yi']), hasBot: false },
  { ...group('cidSampleGroup3==', '已解散的群', ['jia']), disbanded: true },
];
