import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((file) => file !== '' && existsSync(root + file));
const documents = tracked.filter((file) => file.endsWith('.md'));

describe('documents', () => {
  it('exist where a reader looks for them', () => {
    for (const file of [
      'README.md',
      'README.en.md',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'docs/architecture.md',
      'docs/operations.md',
      'docs/policy.md',
      'docs/usage.md',
    ]) {
      expect(tracked, file).toContain(file);
    }
  });

  it('name only files that exist', () => {
    const gone = documents.flatMap((document) =>
      [
        ...readFileSync(root + document, 'utf8').matchAll(
          /`((?:src|bin|tests|plans|prisma|docs)\/[\w./-]+)`/g,
        ),
      ]
        .map((match) => match[1] ?? '')
        .filter((path) => !existsSync(root + path))
        .map((path) => `${document}: ${path}`),
    );
    expect(gone).toEqual([]);
  });

  it('link only to files that exist', () => {
    const broken = documents.flatMap((document) =>
      [...readFileSync(root + document, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map((match) => new URL(match[1] ?? '', `file://${root}${document}`))
        .filter((url) => !existsSync(fileURLToPath(url)))
        .map((url) => `${document}: ${url.pathname}`),
    );
    expect(broken).toEqual([]);
  });
});

describe('the lock file', () => {
  it('carries no download address', () => {
    expect(readFileSync(`${root}package-lock.json`, 'utf8')).not.toMatch(/"resolved": *"http/);
  });
});
