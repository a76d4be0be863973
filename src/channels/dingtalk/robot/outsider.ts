/** Members of other corps have no staff id, only one that the platform encrypts. */
const PREFIX = 'outside:';

export function outsiderId(senderId: string): string {
  return PREFIX + senderId;
}

/** Whether it is somebody whom the robot cannot write to and the address book does not know. */
export function isOutsider(userId: string): boolean {
  return userId.startsWith(PREFIX);
}
