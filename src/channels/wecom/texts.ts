import type { Button } from '../../message/reply.js';

/** What users of WeCom read that does not come from the conversation. */

export const REPEATED = '（重发）';
export const TAKEN_UP = '收到，正在处理……';
export const DONE_SILENTLY = '已收到。';

/** Said at once, since nothing can be made of it. */
export const unreadText = {
  video: '暂不能处理视频。请用文字报送进展；佐证材料请发图片或文件。',
  voice: '暂不能识别这条语音，请改用文字报送。',
  other: '暂不能处理这种消息，请改用文字报送。',
} as const;

export const CARD_TITLE = '请选择';
export const CARD_DESC = '点击按钮，或直接回复文字';
export const CALLED = '请查看以下内容。';

export const partMarker = (part: number, parts: number): string => `（${part}/${parts}）`;

export const pressedTitle = (label: string): string => `已点：${label}`;

export const tooBig = (name: string): string =>
  `［${name}］超过企业微信的大小限制，请到网页端下载。`;

export const notCarried = (kind: 'picture' | 'file', name: string): string =>
  kind === 'picture'
    ? `［图］${name}（此处不能发图，请到网页端查看）`
    : `［文件］${name}（此处不能发文件，请到网页端下载）`;

export const CUT_SHORT = '……（内容过长，余下部分请到网页端查看）';

/** How to answer where there are no buttons. */
export function answerHint(buttons: readonly Button[], mustMention: string | null): string {
  const ways = buttons.map(({ label, text }) =>
    label === text ? `“${text}”` : `“${text}”（${label}）`,
  );
  const list =
    ways.length > 1 ? `${ways.slice(0, -1).join('、')}或${ways.at(-1) ?? ''}` : (ways[0] ?? '');
  return mustMention === null ? `请回复${list}。` : `请@${mustMention}并回复${list}。`;
}
