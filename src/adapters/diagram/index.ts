/** Pictures of declared tables; no database is needed. */
export { diagramDocument } from './diagram-document.js';
export { mermaidDiagram } from './mermaid-diagram.js';
export { svgDiagram } from './svg-diagram.js';
