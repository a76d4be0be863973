import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { SmallCheckout } from './small-checkout.js';

let checkout: SmallCheckout;

beforeEach(() => {
  checkout = new SmallCheckout();
});

afterEach(() => {
  checkout.remove();
});

const command = (...args: string[]) => checkout.run(['bin/zhanbao.mjs', ...args]);

describe('what must be done before the program runs', () => {
  it('is done once, in order, and then not again', async () => {
    const first = await command('plan', 'read', '--json');
    expect(checkout.takeWork()).toEqual(['generate', 'build', 'console']);
    expect(first).toMatchObject({ code: 0, stdout: '["plan","read","--json"]\n' });
    expect(first.stderr).toMatch(/生成数据库访问代码…完成.*\n编译程序…完成.*\n构建网页…完成/);

    const second = await command('plan');
    expect(second).toEqual({ code: 0, stdout: '["plan"]\n', stderr: '' });
    expect(checkout.takeWork()).toEqual([]);
  });

  it('is told on standard output for start, on standard error for commands', async () => {
    const { stdout, stderr } = await command('start');
    expect(stdout).toMatch(/编译程序…完成/);
    expect(stderr).toBe('');
  });

  it.each([
    ['src/main.ts', ['build']],
    ['src/store/new.ts', ['build']],
    ['src/console/index.html', ['console']],
    ['prisma/schema.prisma', ['generate', 'build']],
    ['README.md', []],
  ])('after a change of %s is only what depends on it', async (path, expected) => {
    await command();
    checkout.takeWork();
    checkout.write(path, 'two');
    await command();
    expect(checkout.takeWork()).toEqual(expected);
  });

  it('is done again when what it made was deleted', async () => {
    await command();
    checkout.takeWork();
    checkout.remove('dist');
    checkout.remove('src/store/generated');
    expect(await command('x')).toMatchObject({ code: 0, stdout: '["x"]\n' });
    expect(checkout.takeWork()).toEqual(['generate', 'build', 'console']);
  });

  it('fails with the reason and a sentence, and is tried again the next time', async () => {
    checkout.write('break-build', '');
    const broken = await command('x');
    expect(broken).toMatchObject({ code: 1, stdout: '' });
    expect(broken.stderr).toMatch(/the reason\n\n编译程序失败：/);
    checkout.remove('break-build');
    checkout.takeWork();
    expect(await command('x')).toMatchObject({ code: 0 });
    expect(checkout.takeWork()).toEqual(['build', 'console']);
  });

  it('is done by one of two terminals while the other waits', async () => {
    const results = await Promise.all(['a', 'b', 'c'].map((word) => command(word)));
    expect(results.map(({ code, stdout }) => [code, stdout])).toEqual([
      [0, '["a"]\n'],
      [0, '["b"]\n'],
      [0, '["c"]\n'],
    ]);
    expect(checkout.takeWork()).toEqual(['generate', 'build', 'console']);
  });

  it('is not held up by the lock of a process that was killed', async () => {
    checkout.write('.cache/bootstrap.lock', JSON.stringify({ pid: process.pid, started: '1' }));
    expect(await command('x')).toMatchObject({ code: 0, stdout: '["x"]\n' });
  });
});

describe('the bootstrap says in Chinese what is wrong', () => {
  it('when the dependencies cannot be fetched', async () => {
    checkout.write(
      'package.json',
      '{ "name": "x", "version": "1.0.0", "dependencies": { "no-such": "1.0.0" } }',
    );
    checkout.write(
      'package-lock.json',
      JSON.stringify({
        name: 'x',
        version: '1.0.0',
        lockfileVersion: 3,
        packages: {
          '': { name: 'x', version: '1.0.0', dependencies: { 'no-such': '1.0.0' } },
          'node_modules/no-such': { version: '1.0.0', integrity: 'sha512-AAAA' },
        },
      }),
    );
    // Port 9 of this machine: refused at once, as every address is where there is no network.
    const offline = { npm_config_registry: 'http://127.0.0.1:9/', npm_config_cache: checkout.root };
    const { code, stdout, stderr } = await checkout.run(['bin/zhanbao.mjs', 'x'], offline);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('连不上 npm 软件源');
    expect(stderr).toContain('ECONNREFUSED');
  }, 60_000);

  it('when Node is too old', async () => {
    const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'20.18.1'}})`;
    const script = join(checkout.root, 'bin/zhanbao.mjs');
    const { code, stderr } = await checkout.run([`--import=${old}`, script, 'x']);
    expect(code).toBe(1);
    expect(stderr).toContain('需要 Node.js 20.19 或以上');
    expect(checkout.takeWork()).toEqual([]);
  });
});
