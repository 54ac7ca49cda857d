/** Told apart also by people who see colours otherwise, and dark enough for white letters (Paul Tol's "muted" and "dark" sets). */
export const WIRE_COLOURS: readonly string[] = [
  '#332288',
  '#117733',
  '#882255',
  '#0f6fa8',
  '#8a5a00',
  '#663333',
  '#225555',
  '#aa4499',
  '#666633',
  '#cc3311',
];

/** No font is embedded: any of one width does. */
export const STYLE = `<style>
text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#1f2430}
.paper{fill:#fff}
.title{font-size:17px;font-weight:bold}
.legend{font-size:10.5px;fill:#666e7a}
.table{fill:#fbfbfd;stroke:#a4abb8}
.header{fill:#59616f}
.name{fill:#fff;font-weight:bold;font-size:12.5px}
.primary{font-weight:bold}
.key{font-size:9.5px;fill:#8a5a00}
.type{fill:#747c8a}
.wire path{fill:none;stroke-width:1.4;stroke-linejoin:round}
.wire circle{stroke:none}
.wire .hollow{fill:#fff;stroke:inherit;stroke-width:1.4}
</style>`;
