import { expect, it } from 'vitest';
import { CharTrie } from '../../../src/kernel/char-trie.js';

it('finds each word that was put in, also one that begins another, and nothing else', () => {
  const trie = new CharTrie<string>();
  for (const word of ['高企', '高新', '高新技术', '科小']) trie.values[trie.at(word)] = word;
  for (const word of ['高企', '高新', '高新技术', '科小']) expect(trie.get(word)).toBe(word);
  for (const other of ['', '高', '高新技', '新', '科小小']) expect(trie.get(other)).toBeUndefined();
});

it('ends where the text ends', () => {
  const trie = new CharTrie<string>();
  trie.at('高企');
  expect(trie.next(0, '高'.charCodeAt(1))).toBe(0);
});

it('knows the characters that words begin with', () => {
  const trie = new CharTrie<string>();
  trie.at('高企');
  expect(Array.from('高企新', (char) => trie.begins(char.charCodeAt(0)))).toEqual([
    true,
    false,
    false,
  ]);
});

it('keeps words apart when there are many', () => {
  const trie = new CharTrie<number>();
  const words = Array.from({ length: 20_000 }, (_, no) => String.fromCharCode(no, no * 7, no % 5));
  words.forEach((word, no) => (trie.values[trie.at(word)] = no));
  expect(words.map((word) => trie.get(word))).toEqual(words.map((_, no) => no));
});
