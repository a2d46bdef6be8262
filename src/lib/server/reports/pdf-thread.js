// @ts-check
// A thread of its own that sets one document and ends. Plain JavaScript, so that it starts at once.
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** @type {{ templates: string, template: string, data: string }} */
const { templates, template, data } = workerData;
const compiler = NodeCompiler.create({ workspace: templates });
const made = compiler.compile({
  mainFilePath: join(templates, `${template}.typ`),
  inputs: { data },
});
if (made.result === null) {
  const problems = made.takeDiagnostics()?.shortDiagnostics ?? [];
  throw new Error(
    `template ${template}: ${problems.map(({ message, path }) => `${path}: ${message}`).join('; ')}`,
  );
}
const pdf = Uint8Array.from(pdfOf(made.result));
parentPort?.postMessage(pdf, [pdf.buffer]);

/**
 * What leaves the house is made for readers of screens too (PDF/UA-1), where it can be: a character that no font has is against it.
 * @param {import('@myriaddreamin/typst-ts-node-compiler').NodeTypstDocument} document
 */
function pdfOf(document) {
  if (template !== 'report') return compiler.pdf(document);
  try {
    return compiler.pdf(document, { pdfStandard: 'ua-1' });
  } catch {
    return compiler.pdf(document);
  }
}
