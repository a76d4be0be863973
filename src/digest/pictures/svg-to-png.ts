import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FONT_FAMILY } from './picture-style.js';
import { slimFont } from './slim-font.js';

/** Regular and bold; the package's other weights are not used. */
const FONT_FILES = ['NotoSansHans-Regular.otf', 'NotoSansHans-Bold.otf'];

/** Where the package of the open Chinese font keeps its files; it has no way to ask for them. */
function fontFolder(): string {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@embedpdf/fonts-sc');
  return join(dirname(entry), '..', 'fonts');
}

/** Writes the fonts with no more than the characters of the picture into a folder. */
async function slimFonts(svg: string, folder: string): Promise<readonly string[]> {
  const files: string[] = [];
  for (const name of FONT_FILES) {
    const font = await readFile(join(fontFolder(), name));
    const file = join(folder, name);
    await writeFile(file, slimFont(font, svg));
    files.push(file);
  }
  return files;
}

/**
 * Turns a drawing into a picture with the bundled font alone, so that it looks the same everywhere.
 * Drawing goes on outside of the event loop; only packing the pixels (some 50 ms) holds it up.
 */
export async function svgToPng(svg: string): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const folder = await mkdtemp(join(tmpdir(), 'zhanbao-picture-'));
  try {
    const fontFiles = await slimFonts(svg, folder);
    const image = await renderAsync(svg, {
      font: {
        loadSystemFonts: false,
        fontFiles: [...fontFiles],
        defaultFontFamily: FONT_FAMILY,
        sansSerifFamily: FONT_FAMILY,
      },
    });
    return new Uint8Array(image.asPng());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
