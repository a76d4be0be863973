import { describe, expect, it } from 'vitest';

import { browse, openOffice } from './dingtalk-harness.js';
import type { Office } from './dingtalk-harness.js';

const calls = ({ simulator }: Office, path: string): number =>
  simulator.control.log.entries(({ name }) => name === path).length;

describe('the address book', () => {
  it('knows name and departments, nearest first, and asks once', async () => {
    const office = await openOffice();
    const directory = office.channel.directory!;
    const jia = { name: '甲局联络员', departments: ['甲局综合股', '甲局'] };
    expect(await directory.lookUp('jia')).toEqual(jia);
    expect(await directory.lookUp('jia')).toEqual(jia);
    expect(await directory.lookUp('jia2')).toEqual({
      name: '甲局第二联络员',
      departments: ['甲局'],
    });
    expect(calls(office, '/topapi/v2/user/get')).toBe(2);
    expect(calls(office, '/topapi/v2/department/get')).toBe(2);
    office.simulator.control.advance(25 * 3_600_000);
    await directory.lookUp('jia');
    expect(calls(office, '/topapi/v2/user/get')).toBe(3);
  });

  it('knows nothing of those who are outside of what it may see', async () => {
    const office = await openOffice();
    for (const userId of ['hidden', 'nobody', 'guest']) {
      expect(await office.channel.directory!.lookUp(userId)).toBeNull();
    }
    const blind = await openOffice({ simulator: { app: { permissions: [] } } });
    expect(await blind.channel.directory!.lookUp('jia')).toBeNull();
  });

  it('says so when nothing can be found out now', async () => {
    const office = await openOffice();
    const { faults } = office.simulator.control;
    faults.inject({ at: 'request', kind: 'html', match: 'user/get' });
    await expect(office.channel.directory!.lookUp('jia')).rejects.toMatchObject({
      code: 'platform',
    });
    faults.inject({ at: 'answer', kind: 'truncate', match: 'user/get' });
    await expect(office.channel.directory!.lookUp('jia')).rejects.toMatchObject({
      code: 'platform',
    });
    expect(await office.channel.directory!.lookUp('jia')).not.toBeNull();
  });

  it('takes a token fault that is wrapped into another code', async () => {
    const office = await openOffice({ simulator: { wrapsTokenFaults: true } });
    const { control } = office.simulator;
    await office.channel.directory!.lookUp('jia');
    control.expireTokens();
    expect(await office.channel.directory!.lookUp('yi')).toMatchObject({ name: '乙局联络员' });
  });
});

describe('signing in', () => {
  it('brings a browser back with a code that is worth the person’s id once', async () => {
    const office = await openOffice();
    const back = await browse(office, 'jia');
    expect(back.searchParams.get('state')).toBe('state&1');
    const code = back.searchParams.get('authCode')!;
    expect(await office.channel.signIn!.redeem(code)).toBe('jia');
    expect(await office.channel.signIn!.redeem(code)).toBeNull();
  });

  it('lets nobody in from outside, with an old code, a wrong one or none', async () => {
    const office = await openOffice();
    const signIn = office.channel.signIn!;
    const guest = (await browse(office, 'guest')).searchParams.get('authCode')!;
    expect(await signIn.redeem(guest)).toBeNull();
    const late = (await browse(office, 'jia')).searchParams.get('authCode')!;
    office.simulator.control.advance(6 * 60_000);
    expect(await signIn.redeem(late)).toBeNull();
    for (const code of ['', 'wrong', 'x'.repeat(5_000)]) {
      expect(await signIn.redeem(code)).toBeNull();
    }
    const elsewhere = await openOffice({ config: { corpId: 'dingAnotherCorp' }, isOpen: false });
    const other = (await browse(elsewhere, 'jia')).searchParams.get('authCode')!;
    expect(await elsewhere.channel.signIn!.redeem(other)).toBeNull();
  });

  it('knows the client by its name', async () => {
    const office = await openOffice();
    const signIn = office.channel.signIn!;
    expect(signIn.isInside('Mozilla/5.0 (Windows) DingTalk/7.0.40')).toBe(true);
    expect(signIn.isInside('Mozilla/5.0 (Windows) Chrome/140')).toBe(false);
  });

  it('says so when the platform fails, which is not the person’s doing', async () => {
    const office = await openOffice();
    const code = (await browse(office, 'jia')).searchParams.get('authCode')!;
    office.simulator.control.faults.inject({
      at: 'request',
      kind: 'html',
      match: 'userAccessToken',
    });
    await expect(office.channel.signIn!.redeem(code)).rejects.toMatchObject({ code: 'platform' });
  });
});
