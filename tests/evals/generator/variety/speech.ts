import { Converter } from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';
import { closingDay, stretch } from './days.js';
import { draw, startText } from './frame.js';
import type { Frame, Phenomenon } from './frame.js';
import type { Random } from './random.js';
import { aloud, plainly, somehow } from './subject.js';

const plainTotals: Phenomenon = {
  name: 'plain totals',
  make(frame) {
    const { random, today } = frame;
    const items = draw(frame, random.int(1, 4));
    const date = closingDay(random, today);
    const text = startText(frame).marked(
      'date',
      date.words,
      items.map((_, index) => index),
    );
    items.forEach(({ subject, name, value }, index) => {
      text.say((index > 0 ? '，' : '') + name);
      text.say(random.pick(['', '达到', '为', '共', '现有', '完成', '：', '已达']));
      text.fact(subject, { value, words: somehow(random, subject, value) }, { asOf: date.asOf });
    });
    return text.say(random.pick(['', '。', '，特此报告。'])).done(plainTotals.name);
  },
};

const colloquial: Phenomenon = {
  name: 'colloquial',
  make(frame) {
    const { random, today } = frame;
    const text = startText(frame).say(
      random.pick(['', '报一下哈，', '领导，', '我这边报个数，', '补一下数 ']),
    );
    draw(frame, 2).forEach(({ subject, name, value }, index) => {
      text.say(index > 0 ? random.pick(['，', ' ', '，还有']) : '').say(name);
      text
        .say(random.pick(['现在', '', '这块', '目前', '到现在']))
        .say(random.pick(['有', '是', '一共', '']));
      text.fact(
        subject,
        { value, words: random.pick([plainly(subject, value), aloud(subject, value)]) },
        { asOf: today },
      );
      text.say(random.pick(['了', '了哈', '', '啦']));
    });
    return text.say(random.pick(['', '，先这样', '，辛苦了'])).done(colloquial.name);
  },
};

const voice: Phenomenon = {
  name: 'voice without marks',
  make(frame) {
    const { random, today } = frame;
    const text = startText(frame).say(random.pick(['', '嗯', '那个', '喂你好我报一下']));
    text.say(random.pick(['', '到现在', '目前', '到今天']));
    draw(frame, 3).forEach(({ subject, name, value }, index) => {
      text.say(index > 0 ? random.pick(['然后', '', '还有', '那个']) : '').say(name);
      text.say(random.pick(['是', '一共', '达到', '呢是', '有']));
      text.fact(subject, { value, words: aloud(subject, value) }, { asOf: today });
    });
    return text.done(voice.name);
  },
};

/** The 3,755 most used characters: the first level of GB 2312, rows 16 to 55. */
function commonCharacters(): string {
  const bytes = Array.from({ length: 40 }, (_, row) =>
    Array.from({ length: 94 }, (_unused, cell) => [0xb0 + row, 0xa1 + cell]),
  ).flat(2);
  return new TextDecoder('gb18030')
    .decode(Uint8Array.from(bytes))
    .replaceAll(/[^\u4e00-\u9fff]/g, '');
}

const sound = (char: string): string => pinyin(char, { toneType: 'none', type: 'array' })[0] ?? '';
const bySound = new Map<string, string[]>();
for (const char of commonCharacters())
  bySound.set(sound(char), [...(bySound.get(sound(char)) ?? []), char]);

/** The name with one character put for another that sounds the same; `null` when none does. */
function misheard(random: Random, name: string): string | null {
  const at = random.int(0, name.length - 1);
  const char = name.charAt(at);
  const others = (bySound.get(sound(char)) ?? []).filter((other) => other !== char);
  if (others.length === 0) return null;
  return name.slice(0, at) + random.pick(others) + name.slice(at + 1);
}

const homophone: Phenomenon = {
  name: 'homophone in a name',
  make(frame) {
    const { random, today } = frame;
    const [item, other] = draw(frame, 2);
    if (item === undefined || other === undefined) return null;
    const name = misheard(random, item.name);
    if (name === null || isAnotherName(frame, name)) return null;
    const text = startText(frame).say(random.pick(['目前', '', '我们这边', '到今天']));
    text.say(name).say(random.pick(['是', '', '达到', '一共', '有']));
    text.fact(
      item.subject,
      { value: item.value, words: aloud(item.subject, item.value) },
      { asOf: today },
    );
    text.say(random.pick(['，', ' '])).say(other.name);
    text.fact(
      other.subject,
      { value: other.value, words: plainly(other.subject, other.value) },
      { asOf: today },
    );
    return text.done(homophone.name);
  },
};

function isAnotherName({ lexicon }: Frame, name: string): boolean {
  return lexicon.indicators.some(({ names }) => names.some((known) => name.includes(known)));
}

const traditional = Converter({ from: 'cn', to: 'hk' });

const traditionalText: Phenomenon = {
  name: 'traditional characters',
  make(frame) {
    const { random, today } = frame;
    const items = draw(frame, 2);
    const date = closingDay(random, today);
    const text = startText(frame).say(traditional(date.words));
    items.forEach(({ subject, name, value }, index) => {
      text.say(traditional((index > 0 ? '，' : '') + name + random.pick(['達到', '', '累計'])));
      text.fact(
        subject,
        { value, words: traditional(plainly(subject, value)) },
        { asOf: date.asOf },
      );
    });
    return text.say('。').done(traditionalText.name);
  },
};

const emoji: Phenomenon = {
  name: 'emoji',
  make(frame) {
    const { random, today } = frame;
    const text = startText(frame).say(random.pick(['📊', '✅', '🎉喜报🎉', '']));
    for (const { subject, name, value } of draw(frame, 3)) {
      text.say(name + random.pick(['➡️', '👉', '：', '📈', '']));
      const keys = Array.from(String(value), (digit) =>
        digit === '.' ? digit : `${digit}\ufe0f\u20e3`,
      );
      const words = random.pick([plainly(subject, value), keys.join('') + subject.unit]);
      text
        .fact(subject, { value, words }, { asOf: today })
        .say(random.pick(['✅', '💪 ', '🎉', '👍，']));
    }
    return text.done(emoji.name);
  },
};

const newInStretch: Phenomenon = {
  name: 'new in a stretch',
  make(frame) {
    const { random, today } = frame;
    const period = stretch(random, today);
    const text = startText(frame);
    const [item] = draw(frame, 1);
    if (item === undefined) return null;
    const { subject, name, value } = item;
    const isNew = random.int(1, 9);
    text
      .marked('date', period.words, [0])
      .say(random.pick(['', '，', '我们']))
      .say(name);
    text.marked('measure', random.pick(['新增', '又新增', '净增']), [0]);
    text.fact(
      subject,
      { value: isNew, words: plainly(subject, isNew) },
      { asOf: period.asOf, measure: 'delta' },
    );
    if (random.pick([true, false])) {
      text.say(random.pick(['，累计', '，累计达到', '，总数达到']));
      text.fact(subject, { value, words: plainly(subject, value) }, { asOf: period.asOf });
    }
    return text.say(random.pick(['。', ''])).done(newInStretch.name);
  },
};

export const speech: readonly Phenomenon[] = [
  plainTotals,
  colloquial,
  voice,
  homophone,
  traditionalText,
  emoji,
  newInStretch,
];
