import { join } from 'node:path';
import { build } from 'esbuild';
import { formPhrases } from './form-phrases.mjs';

/** Scripts and style sheets with fixed names for pages to point at; what scripts share lands in chunks. */
export async function bundle(folder, output) {
  await build({
    absWorkingDir: folder,
    entryPoints: [
      { in: 'form-host/form-host.js', out: 'form-host' },
      { in: 'form-host/form-host.css', out: 'form-host' },
      { in: 'form-host/start-form.js', out: 'start-form' },
      { in: 'form-host/report-form.js', out: 'report-form' },
      { in: 'tasklist/tasklist.js', out: 'tasklist' },
      { in: 'diagram/diagram.js', out: 'diagram' },
      { in: 'diagram/diagram.css', out: 'diagram' },
    ],
    outdir: output,
    chunkNames: 'chunks/[name]-[hash]',
    assetNames: 'files/[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'linked',
    loader: { '.svg': 'file', '.woff2': 'file', '.woff': 'empty', '.ttf': 'empty', '.eot': 'empty' },
    plugins: [formPhrases(join(folder, 'text/words.js'))],
    logLevel: 'warning',
  });
}
