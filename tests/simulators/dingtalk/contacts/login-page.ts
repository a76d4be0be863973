import type { Answer } from '../../shared/http-surface.js';
import type { SimMember } from '../office.js';

/** Lets one choose who logs in; the empty name declines. */
export function choicePage(
  members: readonly SimMember[],
  path: string,
  query: URLSearchParams,
): Answer {
  const link = (userId: string, name: string): string => {
    const chosen = new URLSearchParams(query);
    chosen.set('simulate_user', userId);
    return `<p><a href="${path}?${chosen.toString().replaceAll('&', '&amp;')}">${name}</a></p>`;
  };
  const links = members.map(({ userId, name }) => link(userId, name));
  return page(`<h1>以谁的身份登录</h1>${links.join('')}${link('', '拒绝授权')}`);
}

export const errorPage = (reason: string): Answer => page(`<h1>${reason}</h1>`);

const page = (body: string): Answer => ({
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body>${body}</body></html>`,
});
