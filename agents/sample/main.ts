/** Submits the sample submission as it is; where it comes zipped, what the zip holds. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";

const { DATA_DIR = "/home/data", SUBMISSION_DIR = "/home/submission" } = process.env;

const names = readdirSync(DATA_DIR).filter((name) => /sample.*\.csv(\.zip)?$/i.test(name));
// Plain files first.
const [sample] = names.sort((a, b) => a.length - b.length);
if (sample === undefined) throw new Error(`There is no sample submission in ${DATA_DIR}.`);
const content = readFileSync(join(DATA_DIR, sample));
const csv = sample.toLowerCase().endsWith(".zip") ? firstMember(content) : content;
writeFileSync(join(SUBMISSION_DIR, "submission.csv"), csv);
console.log(`submitted ${sample}`);

/** The content of a zip's first file, found through the directory at the zip's end. */
function firstMember(zip: Buffer): Buffer {
  const directory = zip.readUInt32LE(zip.length - 22 + 16);
  const method = zip.readUInt16LE(directory + 10);
  const size = zip.readUInt32LE(directory + 20);
  const header = zip.readUInt32LE(directory + 42);
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const data = zip.subarray(start, start + size);
  return method === 0 ? data : inflateRawSync(data);
}
