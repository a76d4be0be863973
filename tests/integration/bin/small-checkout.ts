import { spawn, type SpawnOptions } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { env } from 'node:process';

/** Tools that leave a mark instead of working, so that it is seen which ran and how often. */
const TOOLS = {
  'node_modules/prisma/build/index.js': {
    word: 'generate',
    makes: 'src/store/generated/client.ts',
  },
  'node_modules/typescript/bin/tsc': { word: 'build', makes: 'dist/cli/main.js' },
  'node_modules/vite/bin/vite.js': { word: 'console', makes: 'dist/console/index.html' },
};

const PROGRAM = `console.log(JSON.stringify(process.argv.slice(2)));`;

export interface RunResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Our own bin folder in a checkout with fake tools, in a path with spaces and Chinese characters. */
export class SmallCheckout {
  readonly root = join(mkdtempSync(join(tmpdir(), 'zhanbao-bin-')), '战报 checkout');

  constructor() {
    cpSync('bin', join(this.root, 'bin'), { recursive: true });
    this.write('package.json', '{ "type": "module" }');
    this.write('package-lock.json', '{ "lockfileVersion": 3, "packages": { "": {} } }');
    this.write('node_modules/.package-lock.json', '{ "packages": {} }');
    this.write('node_modules/package.json', '{ "type": "commonjs" }');
    this.write('prisma/schema.prisma', 'one');
    this.write('src/main.ts', 'one');
    this.write('src/console/index.html', 'one');
    this.write('tsconfig.json', '{}');
    for (const [path, { word, makes }] of Object.entries(TOOLS)) this.writeTool(path, word, makes);
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  remove(path = '..'): void {
    rmSync(join(this.root, path), { recursive: true, force: true });
  }

  /** What the tools have done since the last time, in order. */
  takeWork(): string[] {
    const path = join(this.root, 'work.log');
    try {
      const words = readFileSync(path, 'utf8').trim().split('\n');
      rmSync(path);
      return words;
    } catch {
      return [];
    }
  }

  async run(args: readonly string[], extra: Record<string, string> = {}): Promise<RunResult> {
    const options: SpawnOptions = {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...env, ...extra },
      cwd: tmpdir(),
    };
    const [first = '', ...rest] = args;
    const program = first.startsWith('--') ? [first, ...rest] : [join(this.root, first), ...rest];
    const child = spawn(process.execPath, program, options);
    let [stdout, stderr] = ['', ''];
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { code, stdout, stderr };
  }

  private writeTool(path: string, word: string, makes: string): void {
    const made = JSON.stringify(join(this.root, makes));
    const log = JSON.stringify(join(this.root, 'work.log'));
    this.write(
      path,
      `const fs = require('node:fs');
      fs.appendFileSync(${log}, '${word}\\n');
      if (fs.existsSync(${log}.replace('work.log', 'break-${word}'))) {
        console.log('the reason');
        process.exit(2);
      }
      fs.mkdirSync(require('node:path').dirname(${made}), { recursive: true });
      fs.writeFileSync(${made}, ${JSON.stringify(PROGRAM)});`,
    );
  }
}
