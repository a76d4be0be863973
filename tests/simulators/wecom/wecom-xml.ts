/** XML of the shape WeCom writes: texts in CDATA, numbers bare, nesting by objects and lists. */
export type XmlValue = string | number | XmlFields | readonly XmlFields[];
export interface XmlFields {
  readonly [name: string]: XmlValue;
}

export function toXml(fields: XmlFields): string {
  return `<xml>${inner(fields)}</xml>`;
}

function inner(fields: XmlFields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? (value as readonly XmlFields[]) : [value as XmlFields]).map(
        (one) => `<${name}>${content(one)}</${name}>`,
      ),
    )
    .join('');
}

function content(value: string | number | XmlFields): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object') return inner(value);
  return `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** The text of one element, with or without CDATA; null when it is not there. */
export function xmlText(xml: string, name: string): string | null {
  const start = xml.indexOf(`<${name}>`);
  const end = xml.indexOf(`</${name}>`, start);
  if (start < 0 || end < 0) return null;
  const raw = xml.slice(start + name.length + 2, end).trim();
  const cdata = /^<!\[CDATA\[([\s\S]*)\]\]>$/.exec(raw);
  return cdata?.[1] ?? raw;
}
