import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer } from '../../../src/http/create-server.js';
import type { SimulatorDeps } from '../../../src/http/http-deps.js';
import { AppError } from '../../../src/kernel/errors.js';
import { FakeSimulator } from './fake-simulator.js';
import { rawRequest, serve } from './serve.js';
import type { Served } from './serve.js';

let served: Served;

beforeAll(async () => {
  served = await serve(await FakeSimulator.start());
});

afterAll(async () => {
  await served.stop();
});

describe('health', () => {
  it('answers 200 as soon as the process serves, under any host name', async () => {
    const answer = await rawRequest(served.port, {
      method: 'GET',
      path: '/healthz',
      headers: { Host: 'zhanbao.internal:3000' },
    });
    expect(answer).toEqual({ status: 200, body: '{"status":"ok"}' });
  });
});

describe('console', () => {
  it('serves the page for any path without extension, never cached without asking', async () => {
    for (const path of ['/', '/board', '/deep/link']) {
      const answer = await fetch(served.url + path);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('<title>战报</title>');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('lets hashed assets be kept for good', async () => {
    const answer = await fetch(`${served.url}/assets/index-1a2b.js`);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('content-type')).toContain('javascript');
  });

  it('forbids inline scripts, framing and guessing of types', async () => {
    const { headers } = await fetch(served.url);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each(['/../package.json', '/%2e%2e/%2e%2e/package.json', '/assets/..%2f..%2fx.js'])(
    'gives no file outside of the console (%s)',
    async (path) => {
      const answer = await rawRequest(served.port, {
        method: 'GET',
        path,
        headers: { Host: '127.0.0.1' },
      });
      expect(answer.status).toBe(404);
      expect(answer.body).toBe('没有这个地址。\n');
    },
  );

  it('says that the page has to be built when it is missing', async () => {
    const bare = await serve(null, { consoleRoot: '/nowhere' });
    const answer = await fetch(bare.url);
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain('npm start');
    await bare.stop();
  });
});

describe('errors', () => {
  it.each([
    ['GET', '/missing.png'],
    ['POST', '/'],
    ['GET', '/api/nothing'],
    ['DELETE', '/api/simulator/state'],
  ])('says 404 in Chinese for an unknown route (%s %s)', async (method, path) => {
    const answer = await fetch(served.url + path, { method });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('没有这个地址。');
  });

  it('shows no stack, message or path of a defect, but logs it', async () => {
    const broken = Object.create(await FakeSimulator.start(), {
      readView: { value: () => Promise.reject(new TypeError('secret in src/somewhere.ts')) },
    }) as SimulatorDeps;
    const other = await serve(broken);
    const answer = await fetch(`${other.url}/api/simulator/board`);
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({
      error: {
        code: 'invariant',
        message: '系统暂时无法处理，请稍后重发一次；如仍不行，请联系专班办公室。',
      },
    });
    expect(other.log).toMatchObject([
      { level: 'error', details: { path: '/api/simulator/board' } },
    ]);
    await other.stop();
  });

  it('says the status and text of an AppError', async () => {
    const busy = Object.create(await FakeSimulator.start(), {
      readView: { value: () => Promise.reject(new AppError('store', 'database is away')) },
    }) as SimulatorDeps;
    const other = await serve(busy);
    const answer = await fetch(`${other.url}/api/simulator/state`);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).not.toBeNull();
    await other.stop();
  });
});

describe('other sites in the same browser', () => {
  const get = (path: string, headers: Record<string, string>) =>
    rawRequest(served.port, { method: 'GET', path, headers });

  it.each(['evil.example', 'evil.example:3000', 'localhost.evil.example', '%'])(
    'refuses a foreign host name (%s), as after DNS rebinding',
    async (host) => {
      const answer = await get('/api/simulator/state', { Host: host });
      expect(answer.status).toBe(403);
    },
  );

  it.each(['localhost', 'LOCALHOST:3000', '127.0.0.1:8080', '[::1]:3000', '192.168.1.9'])(
    'accepts its own names and plain addresses (%s)',
    async (host) => {
      expect((await get('/api/simulator/state', { Host: host })).status).toBe(200);
    },
  );

  it('accepts host names that the configuration gives', async () => {
    const named = await serve(null, { hostNames: ['Zhanbao.local'] });
    const answer = await rawRequest(named.port, {
      method: 'GET',
      path: '/',
      headers: { Host: 'zhanbao.local:3000' },
    });
    expect(answer.status).toBe(200);
    await named.stop();
  });

  it('refuses changes that a foreign page sends', async () => {
    const foreign = [{ Origin: 'https://evil.example' }, { Origin: 'null' }];
    for (const headers of [...foreign, { 'Sec-Fetch-Site': 'cross-site' }]) {
      const answer = await rawRequest(served.port, {
        method: 'PUT',
        path: '/api/simulator/clock',
        headers: {
          Host: `127.0.0.1:${served.port}`,
          'Content-Type': 'application/json',
          ...headers,
        },
        body: '{"now":"2023-08-01T09:00:00+08:00"}',
      });
      expect(answer.status).toBe(403);
    }
  });

  it('accepts changes of its own page', async () => {
    const host = `127.0.0.1:${served.port}`;
    const answer = await rawRequest(served.port, {
      method: 'PUT',
      path: '/api/simulator/clock',
      headers: {
        Host: host,
        Origin: `http://${host}`,
        'Sec-Fetch-Site': 'same-origin',
        'Content-Type': 'application/json',
      },
      body: '{"now":"2023-07-05T10:00:00+08:00"}',
    });
    expect(answer.status).toBe(204);
  });
});

describe('start and stop', () => {
  it('says plainly that the port is taken', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const { port } = holder.address() as AddressInfo;
    const log = { info: () => 0, warn: () => 0, error: () => 0, fatal: () => 0 };
    const second = createHttpServer({ consoleRoot: '.', hostNames: [], simulator: null, log });
    await expect(second.listen(port, '127.0.0.1')).rejects.toMatchObject({
      code: 'environment',
      userText: expect.stringContaining(`端口 ${port} 已被其他程序占用`) as string,
    });
    holder.close();
  });

  it('stops although a live stream is open', async () => {
    const other = await serve(await FakeSimulator.start());
    const stream = await fetch(`${other.url}/api/simulator/events`);
    const reader = stream.body!.getReader();
    await reader.read();
    await other.stop();
    await expect(fetch(`${other.url}/healthz`)).rejects.toThrow();
    expect((await reader.read()).done).toBe(true);
  });

  it('stops although a browser holds a connection on which it has asked nothing yet', async () => {
    const other = await serve(null);
    const spare = connect(other.port, '127.0.0.1');
    await once(spare, 'connect');
    // An answered request shows that the server has taken up the connection made before it.
    await fetch(`${other.url}/healthz`);
    const closed = once(spare, 'close');
    await other.stop();
    await closed;
  });

  it('lets a request under way finish before it stops', async () => {
    const fake = await FakeSimulator.start();
    const view = await fake.readView();
    let finish: () => void = () => undefined;
    const reading = new Promise<void>((taken) => {
      fake.readView = () =>
        new Promise((resolve) => {
          finish = () => {
            resolve(view);
          };
          taken();
        });
    });
    const other = await serve(fake);
    const asked = fetch(`${other.url}/api/simulator/state`);
    await reading;
    const stopped = other.stop();
    finish();
    expect((await asked).status).toBe(200);
    await stopped;
  });

  it('does not wait for a client that never ends its request', async () => {
    const other = await serve(await FakeSimulator.start());
    const slow = connect(other.port, '127.0.0.1');
    slow.on('error', () => undefined);
    slow.write(
      'POST /api/simulator/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n' +
        'Content-Length: 100\r\n\r\n{"text":',
    );
    await fetch(`${other.url}/healthz`);
    const closed = once(slow, 'close');
    await other.service.close(10);
    await closed;
  });

  it('has no simulator when it is switched off', async () => {
    const off = await serve(null);
    expect((await fetch(`${off.url}/api/simulator/state`)).status).toBe(404);
    await off.stop();
  });
});
