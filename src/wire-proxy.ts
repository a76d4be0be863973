import type { Agent } from 'node:http';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { ProxyConfig } from './config-storage.js';

/** Addresses of this machine are reached directly. */
const LOOPBACK = 'localhost,127.0.0.1,::1';
const DEFAULT_PORTS: Readonly<Record<string, string>> = {
  'http:': '80',
  'ws:': '80',
  'https:': '443',
  'wss:': '443',
};

/** What is reached without the proxy, with commas between, as NO_PROXY lists it. */
export const directHosts = ({ except }: ProxyConfig): string => `${LOOPBACK},${except}`;

/** The way to an address for clients that do not go by `fetch`; `null` is the direct way. */
export function proxyAgentFor(address: string, proxy: ProxyConfig | null): Agent | null {
  if (proxy === null || isDirect(new URL(address), directHosts(proxy))) return null;
  return new HttpsProxyAgent(proxy.url);
}

/** A name covers what lies below it, with a port only that port, and `*` covers everything. */
function isDirect({ protocol, hostname, port }: URL, list: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const portHere = port === '' ? (DEFAULT_PORTS[protocol] ?? '') : port;
  return list.split(/[,\s]+/).some((entry) => {
    if (entry === '') return false;
    if (entry === '*') return true;
    const [, name = entry, only = portHere] = /^([^:]+):(\d+)$/.exec(entry) ?? [];
    const wanted = name.replace(/^\*?\./, '').toLowerCase();
    return only === portHere && (host === wanted || host.endsWith(`.${wanted}`));
  });
}
