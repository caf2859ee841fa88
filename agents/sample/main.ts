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

/** The content of a zip's first file, from its local header: name and extra field, then data. */
function firstMember(zip: Buffer): Buffer {
  const method = zip.readUInt16LE(8);
  if (zip.readUInt32LE(0) !== 0x04034b50 || method !== 8) {
    throw new Error("The zip does not begin with a deflated file.");
  }
  return inflateRawSync(zip.subarray(30 + zip.readUInt16LE(26) + zip.readUInt16LE(28)));
}
