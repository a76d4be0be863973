import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environmentSchema, loadConfig } from '../../src/config.js';
import { AppError } from '../../src/kernel/errors.js';

function problemText(env: Record<string, string>): string {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof AppError) return error.userText;
  }
  return '';
}

describe('loadConfig', () => {
  it('needs nothing: every variable has a default', () => {
    const config = loadConfig({});
    expect(config.http).toEqual({ host: '127.0.0.1', port: 3000 });
    expect(config.databaseUrl).toBeNull();
    expect(config.botName).toBe('战报助手');
    expect(config.simulator).toBe('demo');
  });

  it('treats an empty variable as unset', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ' })).toEqual(loadConfig({}));
  });

  it('names all wrong variables at once and never a value', () => {
    const text = problemText({
      PORT: 'eighty',
      DATABASE_URL: 'mysql://secret',
      ZHANBAO_LOG_LEVEL: 'loud',
    });
    expect(text).toContain('PORT');
    expect(text).toContain('DATABASE_URL');
    expect(text).toContain('ZHANBAO_LOG_LEVEL');
    expect(text).not.toMatch(/secret|eighty|loud/);
  });

  it('serves the simulator on loopback, and lets it speak in a real ledger only when told so', () => {
    expect(loadConfig({ HOST: '127.0.0.1' }).simulator).toBe('demo');
    expect(loadConfig({ HOST: '0.0.0.0' }).simulator).toBe('off');
    expect(loadConfig({ HOST: '0.0.0.0', ZHANBAO_SIMULATOR: 'on' }).simulator).toBe('full');
    expect(loadConfig({ ZHANBAO_SIMULATOR: 'off' }).simulator).toBe('off');
  });
});

describe('.env.example', () => {
  it('lists exactly the variables of the schema', () => {
    const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    const names = [...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
    expect(names.sort()).toEqual(Object.keys(environmentSchema.shape).sort());
  });
});
