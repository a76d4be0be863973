import { describe, expect, it } from 'vitest';
import { proxyAgentFor } from '../../src/wire-proxy.js';

const isProxied = (address: string, except = ''): boolean =>
  proxyAgentFor(address, { url: 'http://proxy.example:8080', except }) !== null;

describe('the way to an address', () => {
  it('leads through the proxy where there is one', () => {
    expect(isProxied('wss://openws.work.weixin.qq.com')).toBe(true);
    expect(proxyAgentFor('wss://openws.work.weixin.qq.com', null)).toBeNull();
  });

  it.each([
    'http://localhost:9000',
    'http://127.0.0.1:9000',
    'http://[::1]:9000',
    'ws://localhost/socket',
  ])('is direct on this machine: %s', (address) => {
    expect(isProxied(address)).toBe(false);
  });

  it.each([
    ['s3.county.example', 'https://s3.county.example', false],
    ['county.example', 'https://S3.County.Example', false],
    ['.county.example', 'wss://im.county.example', false],
    ['*.county.example', 'wss://im.county.example', false],
    ['a.example, county.example', 'https://county.example', false],
    ['*', 'https://anything.example', false],
    ['county.example:443', 'https://county.example', false],
    ['county.example:9000', 'https://county.example:9000', false],
    ['county.example:9000', 'https://county.example', true],
    ['county.example', 'https://othercounty.example', true],
    ['', 'https://county.example', true],
  ])('goes by NO_PROXY=%s for %s', (except, address, expected) => {
    expect(isProxied(address, except)).toBe(expected);
  });
});
