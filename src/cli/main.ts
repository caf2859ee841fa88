#!/usr/bin/env node
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `mlebench needs Node 22.18 or newer; this is Node ${process.versions.node}.\n`,
  );
  process.exit(3);
}

// A reader that has had enough, such as "| head", is no reason to stop what is under way, nor is a
// terminal that was closed.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE" && error.code !== "EIO") throw error;
  });
}

// Loaded only now: an older Node fails on what the rest imports.
const { runProgram } = await import("./program.ts");
process.exitCode = await runProgram(process.argv.slice(2));

export {};
