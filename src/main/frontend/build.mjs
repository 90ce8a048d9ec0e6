// Builds the front end for Maven: `node build.mjs <output folder>`. Does nothing when no input has changed since last time.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const output = resolve(process.argv[2] ?? join(here, '../../../target/classes/static/assets'));
const installed = join(here, 'node_modules/.installed');
const built = join(here, 'node_modules/.built');

const oldest = 20;
if (Number(process.versions.node.split('.')[0]) < oldest) {
  fail(`The front end needs Node.js ${oldest} or later; this is ${process.version}. Install a newer Node.js and build again.`);
}

const dependencies = digest(['package.json', 'package-lock.json', '.npmrc'].map((name) => join(here, name)));
if (read(installed) !== dependencies) {
  install();
  writeFileSync(installed, dependencies);
}

const inputs = `${digest(sources(here))} ${output}`;
if (read(built) !== inputs || !existsSync(output)) {
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const { bundle } = await import('./bundle.mjs');
  await bundle(here, output);
  writeFileSync(built, inputs);
}

function install() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  try {
    execFileSync(npm, ['ci', '--prefer-offline', '--loglevel=error'], {
      cwd: here,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
  } catch {
    fail('npm could not install the front end. Its message stands above; the package registry must be reachable the first time.');
  }
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !['node_modules', 'test'].includes(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? sources(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

function digest(files) {
  const hash = createHash('sha256');
  files.forEach((file) => hash.update(relative(here, file)).update('\0').update(readFileSync(file)).update('\0'));
  return hash.digest('hex');
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
