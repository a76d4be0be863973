import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

/** Texts stay texts: an id of twenty digits is no number, and entities are not resolved. */
const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
});

/** Nothing that the platform sends has one; they are the way to attack a reader of XML. */
const DECLARATION = /<!(?:DOCTYPE|ENTITY)/i;

const rootSchema = z.object({ xml: z.record(z.string(), z.unknown()) });

/** The elements below the root; `null` for what is no XML of the platform. */
export function readXml(text: string): Readonly<Record<string, unknown>> | null {
  if (DECLARATION.test(text)) return null;
  try {
    return rootSchema.parse(parser.parse(text)).xml;
  } catch {
    return null;
  }
}

/** Flat XML as the platform reads it: texts in CDATA, numbers bare. */
export function writeXml(fields: Readonly<Record<string, string | number>>): string {
  const elements = Object.entries(fields).map(([name, value]) => {
    const text =
      typeof value === 'number'
        ? String(value)
        : `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
    return `<${name}>${text}</${name}>`;
  });
  return `<xml>${elements.join('')}</xml>`;
}
