import { readFile } from 'node:fs/promises';
import { AppError } from './kernel/errors.js';
import { builtInGlossary } from './plan/glossary/built-in-glossary.js';
import type { Glossary } from './plan/glossary/glossary.js';
import { parseGlossary } from './plan/glossary/parse-glossary.js';

/**
 * The short forms that hold here: the office's own before the built-in ones.
 * @throws AppError `config` when the file cannot be read, `input-invalid` with every wrong line
 */
export async function loadGlossary(file: string | null): Promise<Glossary> {
  if (file === null) return builtInGlossary;
  const source = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new AppError('config', 'cannot read the glossary', {
      userText: `ZHANBAO_GLOSSARY 指定的简称表打不开，请检查路径和权限：${file}`,
      cause: error,
    });
  });
  return [...parseGlossary(source), ...builtInGlossary];
}
