import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { environmentSchema, forbidTracing, loadConfig } from '../../src/config.js';
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

describe('the address from outside', () => {
  it('is a site of its own', () => {
    for (const address of ['https://zb.example.gov.cn', 'https://zb.example.gov.cn:8443/']) {
      const { publicUrl } = loadConfig({ ZHANBAO_PUBLIC_URL: address });
      expect(publicUrl).toBe(address.replace(/\/$/, ''));
    }
  });

  it.each([
    'https://example.gov.cn/zhanbao',
    'https://example.gov.cn/?a=1',
    'https://example.gov.cn#top',
    'https://user:pass@example.gov.cn',
  ])('is refused where it could not work: %s', (address) => {
    const text = problemText({ ZHANBAO_PUBLIC_URL: address });
    expect(text).toContain('ZHANBAO_PUBLIC_URL：只写到域名和端口');
    expect(text).not.toContain('example');
  });

  it('is told of once when it is no address at all', () => {
    const text = problemText({ ZHANBAO_PUBLIC_URL: 'zhanbao' });
    expect(text).toContain('应为 http:// 或 https:// 开头的地址');
  });
});

describe('the model', () => {
  const endpoint = { OPENAI_BASE_URL: 'http://127.0.0.1:8000/v1/', ZHANBAO_MODEL: 'm' };

  it('is off unless an endpoint is named; a key alone may be meant for another program', () => {
    expect(loadConfig({}).model).toBeNull();
    expect(loadConfig({ OPENAI_API_KEY: 'k', ZHANBAO_MODEL_CONCURRENCY: '2' }).model).toBeNull();
  });

  it('needs an address and a name, and no key', () => {
    expect(loadConfig(endpoint).model).toMatchObject({
      baseUrl: 'http://127.0.0.1:8000/v1',
      apiKey: null,
      model: 'm',
      timeoutMs: 8000,
    });
    expect(loadConfig({ ...endpoint, OPENAI_API_KEY: 'k' }).model?.apiKey).toBe('k');
  });

  it('half configured is an error that names what is missing together with all that is wrong', () => {
    const text = problemText({ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', PORT: 'eighty' });
    expect(text).toContain('ZHANBAO_MODEL：使用大模型时须填写');
    expect(text).toContain('PORT');
    expect(problemText({ ZHANBAO_MODEL: 'm' })).toContain('OPENAI_BASE_URL');
  });

  it('refuses an address that is none and limits out of bounds, without repeating them', () => {
    const text = problemText({
      ...endpoint,
      OPENAI_BASE_URL: 'ftp://secret.example',
      ZHANBAO_MODEL_TIMEOUT_MS: '5',
      ZHANBAO_MODEL_CONCURRENCY: '0',
      ZHANBAO_MODEL_DAILY_TOKENS: '-7',
    });
    expect(text).toMatch(/OPENAI_BASE_URL[^]*TIMEOUT_MS[^]*DAILY_TOKENS[^]*CONCURRENCY/);
    expect(text).not.toContain('secret');
  });

  it('cannot be made to trace by the environment, not even by a variable that says false', () => {
    const env = {
      LANGCHAIN_TRACING: 'false',
      LANGSMITH_TRACING_V2: 'true',
      LANGUAGE: 'zh',
      HOME: 'h',
    };
    forbidTracing(env);
    expect(env).toEqual({ LANGUAGE: 'zh', HOME: 'h' });
  });
});

describe('.env.example', () => {
  const example = new Map(
    [
      ...readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').matchAll(
        /^([A-Z0-9_]+)=(.*)$/gm,
      ),
    ].map(([, name = '', value = '']) => [name, value]),
  );

  it('lists exactly the variables of the schema', () => {
    expect([...example.keys()].sort()).toEqual(Object.keys(environmentSchema.shape).sort());
  });

  it('lists every variable that is read, and no other', () => {
    const read = new Set<string>();
    const environment = new Proxy<Record<string, string | undefined>>(
      {},
      {
        get: (_, name) => {
          if (typeof name === 'string') read.add(name);
          return undefined;
        },
      },
    );
    loadConfig(environment);
    expect([...read].sort()).toEqual([...example.keys()].sort());
  });

  it('changes nothing when it is taken as it is', () => {
    expect(loadConfig(Object.fromEntries(example))).toEqual(loadConfig({}));
  });
});

describe('the channels', () => {
  const KEY = 'k'.repeat(43);

  it('are off while nothing is set, and then the simulator is on', () => {
    expect(loadConfig({}).channels).toEqual({ wecom: null, dingtalk: null });
  });

  it('name everything that is missing of every group at once', () => {
    const text = problemText({
      WECOM_BOT_ID: 'bot',
      WECOM_CORP_ID: 'corp',
      WECOM_APP_TOKEN: 'token',
      DINGTALK_CLIENT_SECRET: 'hidden',
    });
    for (const name of [
      'WECOM_BOT_SECRET',
      'WECOM_APP_AGENT_ID',
      'WECOM_APP_SECRET',
      'WECOM_APP_AES_KEY',
      'DINGTALK_CLIENT_ID',
    ]) {
      expect(text).toContain(`  ${name}：`);
    }
    expect(text).not.toContain('hidden');
  });

  it('refuse an app callback without the app, and both ways of one bot', () => {
    expect(problemText({ WECOM_APP_TOKEN: 't', WECOM_APP_AES_KEY: KEY })).toContain(
      'WECOM_CORP_ID：',
    );
    const bot = { WECOM_BOT_ID: 'b', WECOM_BOT_SECRET: 's' };
    expect(problemText({ ...bot, WECOM_BOT_TOKEN: 't', WECOM_BOT_AES_KEY: KEY })).toContain(
      '只能用长连接或回调中的一种',
    );
  });

  it('need an AES key of 43 letters and digits', () => {
    const text = problemText({ WECOM_BOT_TOKEN: 't', WECOM_BOT_AES_KEY: 'short' });
    expect(text).toContain('43 位');
    expect(text).not.toContain('short');
  });

  it('switch the simulator off once a real one is configured', () => {
    const real = { DINGTALK_CLIENT_ID: 'id', DINGTALK_CLIENT_SECRET: 's' };
    expect(loadConfig(real).simulator).toBe('off');
    expect(loadConfig({ ...real, ZHANBAO_SIMULATOR: 'on' }).simulator).toBe('full');
    expect(loadConfig(real).channels.dingtalk).not.toBeNull();
  });

  it('have default addresses, and others without a slash at the end', () => {
    const { wecom } = loadConfig({
      WECOM_WEBHOOK_KEY: 'key',
      WECOM_API_BASE: 'https://wecom.example.gov.cn/',
    }).channels;
    expect(wecom?.apiBase).toBe('https://wecom.example.gov.cn');
    expect(wecom?.oauthBase).toBe('https://open.weixin.qq.com');
  });
});

describe('the object store', () => {
  it('is all or nothing', () => {
    expect(problemText({ ZHANBAO_S3_BUCKET: 'b' })).toContain('ZHANBAO_S3_ENDPOINT：');
    expect(loadConfig({}).s3).toBeNull();
  });
});
