const LONG_INTEGER = /[:[,]\s*-?\d{16,}\s*[,}\]]/;
const TEXT_OR_LONG_INTEGER = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

/**
 * `JSON.parse` that keeps every digit: integers of sixteen digits and more, which a double may not hold, are returned as
 * text. @throws SyntaxError
 */
export function parseExactJson(text: string): unknown {
  if (!LONG_INTEGER.test(text)) return JSON.parse(text);
  return JSON.parse(text.replace(TEXT_OR_LONG_INTEGER, (found) => (found.startsWith('"') ? found : `"${found}"`)));
}
