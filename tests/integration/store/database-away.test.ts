import { describe, expect, it } from 'vitest';
import { connect } from '../../../src/store/connect.js';
import { createConversationStore } from '../../../src/store/conversation-store.js';
import { createWorkspaceStore } from '../../../src/store/workspace-store.js';
import { inbound, nothing } from './messages-and-outcomes.js';

/** Nothing listens on port 1 of any machine that runs tests. */
const AWAY = 'postgresql://zhanbao:very-secret-word@127.0.0.1:1/zhanbao';

describe('a database that is away', () => {
  it('is an error to try again later, and its password is in no part of it', async () => {
    const database = connect(AWAY);
    const store = createConversationStore(database);
    const attempts = [
      () => store.handleOnce(inbound(), () => Promise.resolve(nothing)),
      () => store.workspaceIds(),
      () => createWorkspaceStore(database).list(),
    ];
    for (const attempt of attempts) {
      const error: unknown = await attempt().catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'AppError', code: 'store' });
      const words = error instanceof Error ? `${error.message} ${error.stack ?? ''}` : '';
      expect(words).not.toContain('very-secret-word');
    }
    await database.$disconnect();
  });
});
