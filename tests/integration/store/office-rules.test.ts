import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorkspaceSettings } from '../../../src/conversation/workspace.js';
import { inbound, NOW, nothing } from './messages-and-outcomes.js';
import { storeFixture, type StoreFixture } from './store-fixture.js';

let fixture: StoreFixture;
beforeEach(async () => {
  fixture = await storeFixture();
});
afterEach(async () => {
  await fixture.close();
});

async function set(settings: Partial<WorkspaceSettings>): Promise<void> {
  await fixture.conversations.handleOnce(inbound(), ({ view }) =>
    Promise.resolve({ ...nothing, settings: { ...view!.workspace.settings, ...settings } }),
  );
}

const read = () => fixture.workspaces.readView(fixture.workspaceId, NOW);

describe('what the office sets for a plan', () => {
  it('is kept with the workspace and stands on its plans, as the same array every time', async () => {
    const { plans: before } = await read();
    const [plan] = before;
    const [first, second, third] = plan!.indicators;
    const steps = [{ at: '2023-06-30', value: '30' }] as const;
    await set({
      lightRules: { [plan!.id]: 'month-quarter' },
      pacings: { [plan!.id]: { [first!.id]: 'quarters', [third!.id]: { steps } } },
    });
    const { plans, workspace } = await read();
    expect(workspace.settings.lightRules).toEqual({ [plan!.id]: 'month-quarter' });
    expect(plans[0]).toMatchObject({ lightRule: 'month-quarter', version: plan!.version });
    expect(plans[0]?.indicators[0]?.pacing).toEqual({ kind: 'quarters' });
    expect(plans[0]?.indicators[1]).toEqual(second);
    expect(plans[0]?.indicators[2]?.pacing).toEqual({ kind: 'milestones', steps });
    expect((await read()).plans).toBe(plans);
    await set({ lightRules: {}, pacings: {} });
    expect((await read()).plans).toEqual(before);
  });
});
