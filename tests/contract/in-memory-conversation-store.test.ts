import { InMemoryConversationStore } from '../fakes/in-memory-conversation-store.js';
import { bindingStoreContract } from './binding-store.contract.js';
import { conversationStoreContract, type StoreUnderTest } from './conversation-store.contract.js';

function inMemory(): Promise<StoreUnderTest> {
  const store = new InMemoryConversationStore();
  return Promise.resolve({
    store,
    addWorkspace: (name, plans) => store.addWorkspace(name, plans),
    bindGroup: (id, group) => store.bindGroup(id, group),
    putMember: (id, member) => store.putMember(id, member),
    addAdminCode: (id, code, at) => store.addAdminCode(id, code, at),
    addEvidence: (_, message, names) => {
      store.addEvidence(message, names);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
}

conversationStoreContract('in memory', inMemory);
bindingStoreContract('in memory', inMemory);
