import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import type { Asker } from '../../../src/answers/answer.js';
import { composeDigest } from '../../../src/digest/content/compose-digest.js';
import type { DigestKind } from '../../../src/digest/content/digest-content.js';
import { breakTitle } from '../../../src/digest/documents/break-title.js';
import { digestDocument } from '../../../src/digest/documents/digest-document.js';
import { digestFileName } from '../../../src/digest/documents/document-texts.js';
import { supervisionLetter } from '../../../src/digest/documents/supervision-letter.js';
import { unzip } from '../../fakes/unzip.js';
import { askers, busyCounty, contextOf, inGroup } from '../answers/asking.js';

function contentOf(kind: DigestKind = 'weekly', asker: Asker = askers.office) {
  const context = contextOf(busyCounty(), asker);
  return composeDigest({ kind, period: null, units: null }, context, {
    lines: ['本期合并第25、26周'],
    signer: '某县科技创新攻坚专班办公室',
  })[0]!;
}

const part = (content: Uint8Array, name: string) =>
  unzip(content).get(name)?.toString('utf8') ?? '';
const paragraphs = (xml: string) => xml.match(/<w:p>.*?<\/w:p>/gsu) ?? [];
const paragraphWith = (xml: string, words: string) =>
  paragraphs(xml).find((one) => one.includes(words)) ?? '';
const textOf = async (content: Uint8Array) =>
  (await mammoth.extractRawText({ buffer: Buffer.from(content) })).value;

describe('a digest as .docx in the official manner (GB/T 9704)', () => {
  it('reads in the right order with another program', async () => {
    const text = await textOf(await digestDocument(contentOf()));
    const order = [
      '某县科技创新攻坚方案',
      '推进情况周报',
      '（2023年7月3日至7月5日）',
      '各成员单位：',
      '一、总体情况',
      '本期合并第25、26周。',
      '二、本期变化',
      '1. 高新技术企业由57家变为58家（+1家，截至6月30日，县科工信局）。',
      '三、需要关注',
      '四、报送情况',
      '五、待协调困难',
      '六、下周节点',
      '注：亮灯规则',
      '附件：任务指标推进情况表',
      '某县科技创新攻坚专班办公室',
      '2023年7月5日',
      '附件',
      '序号',
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(places.every((at) => at >= 0)).toBe(true);
    expect(places.slice(0, -2)).toEqual([...places.slice(0, -2)].sort((a, b) => a - b));
  });

  it('has A4 pages with the margins of the standard and 22 lines', async () => {
    const xml = part(await digestDocument(contentOf()), 'word/document.xml');
    const [upright, turned] = xml.match(/<w:sectPr.*?<\/w:sectPr>/gsu) ?? [];
    const twips = (mm: number) => Math.floor((mm / 25.4) * 1440);
    expect(upright).toContain(`w:w="${twips(210)}" w:h="${twips(297)}"`);
    for (const [side, mm] of Object.entries({ top: 37, left: 28, right: 26, bottom: 35 })) {
      expect(upright).toContain(`w:${side}="${twips(mm)}"`);
    }
    const pitch = Number(/w:linePitch="(\d+)"/u.exec(upright ?? '')?.[1]);
    const height = twips(297) - twips(37) - twips(35);
    expect(Math.floor(height / pitch)).toBe(22);
    expect(turned).toContain('w:orient="landscape"');
  });

  it('has title, headings and body in the fonts and sizes of the standard', async () => {
    const xml = part(await digestDocument(contentOf()), 'word/document.xml');
    const title = paragraphWith(xml, '推进情况周报');
    expect(title).toContain('w:eastAsia="方正小标宋简体"');
    expect(title).toContain('<w:sz w:val="44"/>');
    expect(title).toContain('<w:jc w:val="center"/>');
    expect(paragraphWith(xml, '一、总体情况')).toContain('w:eastAsia="黑体"');
    const body = paragraphWith(xml, '方案共7项指标');
    expect(body).toContain('w:eastAsia="仿宋_GB2312"');
    expect(body).toContain('<w:sz w:val="32"/>');
    expect(body).toContain('w:lineRule="exact"');
    // Two of 28 characters a line of 156 mm.
    expect(body).toContain('w:firstLine="632"');
    expect(paragraphWith(xml, '各成员单位：')).not.toContain('firstLine');
  });

  it('names stand-ins for fonts and embeds none', async () => {
    const parts = unzip(await digestDocument(contentOf()));
    const fonts = parts.get('word/fontTable.xml')?.toString('utf8') ?? '';
    expect(fonts).toMatch(/w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong/u);
    expect([...parts.keys()].filter((name) => name.includes('fonts/'))).toEqual([]);
  });

  it('numbers pages outside of the text, odd ones right and even ones left', async () => {
    const parts = unzip(await digestDocument(contentOf()));
    const xml = parts.get('word/document.xml')?.toString('utf8') ?? '';
    const links = parts.get('word/_rels/document.xml.rels')?.toString('utf8') ?? '';
    const footer = (type: string) => {
      const id = new RegExp(`<w:footerReference w:type="${type}" r:id="([^"]+)"`, 'u').exec(
        xml,
      )?.[1];
      const target = new RegExp(`Id="${id ?? ''}"[^>]*Target="([^"]+)"`, 'u').exec(links)?.[1];
      return parts.get(`word/${target ?? ''}`)?.toString('utf8') ?? '';
    };
    for (const [type, side] of [
      ['default', 'right'],
      ['even', 'left'],
    ] as const) {
      expect(footer(type)).toContain(`<w:jc w:val="${side}"/>`);
      expect(footer(type)).toContain('PAGE');
      expect(footer(type)).toContain('— ');
      expect(footer(type)).toContain('<w:sz w:val="28"/>');
    }
    expect(parts.get('word/settings.xml')?.toString('utf8')).toContain('evenAndOddHeaders');
  });

  it('repeats the header of its table, whose columns fill the page that is turned', async () => {
    const xml = part(await digestDocument(contentOf()), 'word/document.xml');
    const header = /<w:tr>.*?<\/w:tr>/su.exec(xml)?.[0] ?? '';
    expect(header).toContain('<w:tblHeader/>');
    const titles = [...header.matchAll(/<w:t[^>]*>([^<]+)</gu)].map((match) => match[1]);
    expect(titles).toEqual([
      '序号',
      '任务',
      '指标',
      '目标',
      '完成',
      '完成率',
      '时序',
      '牵头单位',
      '责任单位',
      '进展',
      '问题',
    ]);
    const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/gu)].map((match) => Number(match[1]));
    const sum = widths.reduce((total, width) => total + width, 0);
    expect(Math.abs(sum - (225 / 25.4) * 1440)).toBeLessThan(20);
  });

  it('never has a red heading, a document number or a seal', async () => {
    const parts = unzip(await digestDocument(contentOf('bulletin')));
    const xml = parts.get('word/document.xml')?.toString('utf8') ?? '';
    expect(xml).not.toMatch(/<w:color|〔|号文|<w:drawing|<w:pict/u);
    expect([...parts.keys()].filter((name) => name.includes('media/'))).toEqual([]);
  });

  it('names no unit that owes where names may not be read', async () => {
    const named = await textOf(await digestDocument(contentOf()));
    expect(named).toContain('部分已报：县科工信局');
    const shared = await textOf(await digestDocument(contentOf('weekly', inGroup(askers.office))));
    expect(shared).toContain('应报单位2个');
    expect(shared).not.toContain('部分已报：');
  });

  it.each([
    ['weekly', '某县科技创新攻坚方案2023-07-05周报', '推进情况周报'],
    ['bulletin', '某县科技创新攻坚方案2023年6月通报', '2023年6月推进情况通报'],
    ['half-year', '某县科技创新攻坚方案2023年上半年总结', '2023年上半年推进情况总结'],
  ] as const)('is called after what it is: %s', async (kind, name, title) => {
    const content = contentOf(kind);
    expect(digestFileName(content)).toBe(name);
    expect(await textOf(await digestDocument(content))).toContain(title);
  });
});

describe('a title', () => {
  it.each([
    ['某县科技创新攻坚方案', ['某县科技创新攻坚方案']],
    [
      '某某县打好科技创新攻坚仗三年行动工作实施方案',
      ['某某县打好科技创新攻坚仗', '三年行动工作实施方案'],
    ],
  ])('of %s is broken by sense', (title, lines) => {
    expect(breakTitle(title)).toEqual(lines);
  });

  it('is never longer than a line and loses nothing', () => {
    const long = '中共某县委某县人民政府关于进一步推进科技创新高质量发展若干措施的实施意见任务清单';
    const lines = breakTitle(long);
    expect(lines.join('')).toBe(long);
    expect(lines.every((line) => line.length <= 19)).toBe(true);
  });
});

describe('a supervision letter (督办单)', () => {
  const letter = {
    serial: '2023-003',
    planTitle: '某县科技创新攻坚方案',
    recipient: '县科工信局',
    matters: ['尽快补上高新技术企业认定的进度。'],
    figures: ['高新技术企业：58家（截至6月30日，县科工信局报），目标66家。'],
    deadline: '2023-07-20',
    signer: '某县科技创新攻坚专班办公室',
    issuedOn: '2023-07-05',
  } as const;

  it('says to whom, what, how it stands and by when, and has a part to return', async () => {
    const text = await textOf(await supervisionLetter(letter));
    for (const words of [
      '督办单',
      '系统流水号：2023-003',
      '县科工信局：',
      '尽快补上高新技术企业认定的进度。',
      '高新技术企业：58家',
      '2023年7月20日前',
      '2023年7月5日',
      '督办单回执',
      '签收单位',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('leaves its number to the office', async () => {
    const content = await supervisionLetter(letter);
    expect(await textOf(content)).toMatch(/编号：＿+（由专班办公室填写）/u);
    expect(part(content, 'word/document.xml')).not.toMatch(/<w:color|〔|<w:drawing/u);
  });
});
