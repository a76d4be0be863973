import { expect, it } from 'vitest';
import { CharTrie } from '../../../../src/understanding/text/char-trie.js';

function walk(trie: CharTrie<string>, text: string): string | undefined {
  let node: CharTrie<string> | undefined = trie;
  for (let at = 0; at < text.length; at += 1) node = node?.next(text.charCodeAt(at));
  return node?.value;
}

it('finds each word that was put in, also one that begins another, and nothing else', () => {
  const trie = new CharTrie<string>();
  for (const word of ['高企', '高新', '高新技术', '科小']) trie.at(word).value = word;
  for (const word of ['高企', '高新', '高新技术', '科小']) expect(walk(trie, word)).toBe(word);
  for (const other of ['高', '高新技', '新', '科小小']) expect(walk(trie, other)).toBeUndefined();
});

it('ends where the text ends', () => {
  const trie = new CharTrie<string>();
  trie.at('高企').value = '高企';
  expect(trie.next('高'.charCodeAt(1))).toBeUndefined();
});
