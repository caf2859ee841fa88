import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { builtInAgents, loadAgent } from "./agent.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "mlebench-agent-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("our own agents load by their ids", async () => {
  expect(await builtInAgents()).toEqual(["baseline", "dummy", "sample"]);
  for (const id of await builtInAgents()) expect((await loadAgent(id)).id).toBe(id);
});

test("an agent of one's own is a folder anywhere", async () => {
  const yaml =
    "id: mine\nstart: [python3, main.py]\narguments: [--fast]\nenvironment: {TRIES: 3}\n";
  await writeFile(join(folder, "agent.yaml"), yaml);
  expect(await loadAgent(folder)).toEqual({
    id: "mine",
    folder,
    command: ["python3", "main.py", "--fast"],
    environment: { TRIES: "3" },
    privileged: false,
  });
});

test("what it is started with is what stands in its file", async () => {
  const yaml = `id: mine
start: [python3, main.py]
arguments: [--epochs, 3]
privileged: true
environment:
  VERSION: 3.10
  RATE: 1e-3
  CODE: 010
  DEBUG: True
  EMPTY:
  PROMPT: |
    two
    lines
`;
  await writeFile(join(folder, "agent.yaml"), yaml);
  expect(await loadAgent(folder)).toMatchObject({
    command: ["python3", "main.py", "--epochs", "3"],
    privileged: true,
    environment: {
      VERSION: "3.10",
      RATE: "1e-3",
      CODE: "010",
      DEBUG: "True",
      EMPTY: "",
      PROMPT: "two\nlines\n",
    },
  });
});

test("an agent with a Dockerfile runs in the image that is built from it", async () => {
  await writeFile(join(folder, "agent.yaml"), "id: Mine\nstart: [x]\n");
  await writeFile(join(folder, "Dockerfile"), "FROM mlebench-env\n");
  expect((await loadAgent(folder)).image).toBe("mlebench-agent-mine");
  await writeFile(join(folder, "agent.yaml"), "id: Mine\nstart: [x]\nimage: mine:2\n");
  expect((await loadAgent(folder)).image).toBe("mine:2");
});

test.each([
  ["no start command", "id: mine\n", /agent.yaml is not as expected:[\s\S]*start/],
  ["an unknown key", "id: mine\nstart: [x]\nimages: y\n", /Unrecognized key: "images"/],
  ["an image without a name", "id: mine\nstart: [x]\nimage: ''\n", /at image/],
  ["an option in place of an image", "id: mine\nstart: [x]\nimage: --help\n", /at image/],
  ["a NUL in an argument", 'id: mine\nstart: ["a\\0b"]\n', /at start/],
  [
    "a NUL in a variable",
    'id: mine\nstart: [x]\nenvironment: {X: "a\\0--bind\\0/\\0/tmp"}\n',
    /at environment.X/,
  ],
  [
    "a variable's name with lines of its own",
    'id: mine\nstart: [x]\nenvironment: {"A=1\\nSECRET_OF_THE_CALLER\\nB": 1}\n',
    /Invalid key in record/,
  ],
  ["a word for a switch", "id: mine\nstart: [x]\nprivileged: yes\n", /"true"\|"false"/],
  ["an id that is no file name", "id: ../x\nstart: [x]\n", /use letters, digits/],
  ["no YAML", "id: [", /agent.yaml is not YAML/],
])("%s is refused by name", async (_, yaml, message) => {
  await writeFile(join(folder, "agent.yaml"), yaml);
  await expect(loadAgent(folder)).rejects.toThrow(message);
});

test("a mistyped id and an empty folder are explained", async () => {
  await expect(loadAgent("basline")).rejects.toThrow(/Did you mean "baseline"\?.*\.\/my-agent/);
  await expect(loadAgent(folder)).rejects.toThrow(/an agent is a folder with an agent.yaml/);
  await expect(loadAgent("agents/none")).rejects.toThrow(
    /There is no \/.*\/agents\/none\/agent.yaml/,
  );
});
