import { describe, expect, it } from 'vitest';
import { asId } from '../../src/kernel/ids.js';
import type { WorkspaceId } from '../../src/kernel/ids.js';
import { sweepEach } from '../../src/wire-sweep.js';

const workspaces = ['w1', 'w2', 'w3'].map((id) => ({ id: asId<WorkspaceId>(id) }));

describe('a round of all workspaces', () => {
  it('reaches those after one that fails, and says which failed', async () => {
    const reached: string[] = [];
    const told: unknown[] = [];
    const round = sweepEach(
      workspaces,
      ({ id }) => {
        reached.push(id);
        return id === 'w2' ? Promise.reject(new Error('broken')) : Promise.resolve();
      },
      { warn: (fields) => told.push(fields) },
    );
    await expect(round).rejects.toThrow('broken');
    expect(reached).toEqual(['w1', 'w2', 'w3']);
    expect(told).toMatchObject([{ workspaceId: 'w2' }]);
  });
});
