import { InMemoryConversationStore } from '../fakes/in-memory-conversation-store.js';
import { conversationStoreContract } from './conversation-store.contract.js';

conversationStoreContract('in memory', () => {
  const store = new InMemoryConversationStore();
  return Promise.resolve({
    store,
    addWorkspace: (name, plans) => store.addWorkspace(name, plans),
    bindGroup: (id, group) => store.bindGroup(id, group),
    putMember: (id, member) => store.putMember(id, member),
    addAdminCode: (id, code, at) => store.addAdminCode(id, code, at),
    close: () => Promise.resolve(),
  });
});
