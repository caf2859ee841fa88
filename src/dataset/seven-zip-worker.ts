import { parentPort, workerData } from "node:worker_threads";
import SevenZip from "7z-wasm";
import type { SevenZipRequest, SevenZipResponse } from "./seven-zip.ts";

// 7-Zip runs without giving way, so it has a thread of its own.
const { diskFolder, emptyFolders, args } = workerData as SevenZipRequest;
const output = { text: "", errors: "" };
let exitCode = 0;

const program = await SevenZip.default({
  stdout(code) {
    output.text += String.fromCharCode(code);
    const percent = /(\d+)%$/.exec(output.text.slice(-5));
    if (percent) post({ kind: "progress", percent: Number(percent[1]) });
  },
  stderr(code) {
    output.errors += String.fromCharCode(code);
  },
  quit(code) {
    exitCode = code;
  },
});
program.FS.mkdir("/disk");
program.FS.mount(program.NODEFS, { root: diskFolder }, "/disk");
program.FS.mkdir("/work");
program.FS.chdir("/work");
for (const folder of emptyFolders) program.FS.mkdir(folder);
try {
  program.callMain(args);
} catch {
  // It throws a bare number where it cannot go on; what it printed before says why.
  exitCode ||= 2;
}
const bytes = Buffer.from(output.text, "latin1");
post({ kind: "end", exitCode, text: bytes.toString("utf8"), errors: output.errors });

function post(response: SevenZipResponse): void {
  parentPort?.postMessage(response);
}
