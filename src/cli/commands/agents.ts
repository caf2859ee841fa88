import { type Agent, builtInAgents, loadAgent } from "../../run/agent.ts";
import { buildAgentImage } from "../../run/agent-image.ts";
import { createAgent } from "../../run/new-agent.ts";
import { ENVIRONMENT_IMAGE } from "../../sandbox/docker/images.ts";
import { defineCommand } from "../command.ts";
import { commandText } from "../command-line.ts";
import { flag, text } from "../option.ts";
import { jsonOption } from "../shared-options.ts";
import { print, printJson, printTable } from "../terminal.ts";
import { dockerOption } from "./env.ts";

const agentArgument = {
  name: "<agent>",
  help: "one of ours, or the path of a folder with an agent.yaml",
};

export const agentsListCommand = defineCommand({
  name: "agents list",
  summary: "List the agents that come with the program",
  options: { json: jsonOption },
  examples: [["agents list", "What can be given to run --agent"]],
  async run({ options }) {
    const agents = await Promise.all((await builtInAgents()).map(loadAgent));
    if (options.json) printJson(agents.map(agentFacts));
    else {
      const rows = agents.map(({ id, description }) => [id, description ?? ""]);
      printTable([{ title: "agent" }, { title: "what it does" }], rows);
    }
    return 0;
  },
});

export const agentsInfoCommand = defineCommand({
  name: "agents info",
  summary: "Show an agent as its agent.yaml declares it, and whether that is right",
  arguments: [agentArgument],
  options: { json: jsonOption },
  examples: [["agents info ./my-agent", "Check an agent of your own"]],
  async run({ options, args: [idOrPath] }) {
    const facts = agentFacts(await loadAgent(idOrPath));
    if (options.json) printJson(facts);
    else {
      for (const [name, value] of Object.entries(facts)) {
        const shown = typeof value === "string" ? value : JSON.stringify(value);
        print(`${`${name}:`.padEnd(13)}${shown}`);
      }
    }
    return 0;
  },
});

export const agentsNewCommand = defineCommand({
  name: "agents new",
  summary: "Make a folder with a small agent in Python, to start from",
  arguments: [{ name: "<folder>", help: "its last part becomes the agent's id" }],
  options: { dockerfile: flag("--dockerfile", "with a container image of its own") },
  examples: [["agents new ./my-agent", "An agent that submits the sample submission"]],
  async run({ options, args: [path] }) {
    const { id, folder, image } = await createAgent(path, options.dockerfile);
    print(`Made the agent ${id} in ${folder}.`);
    if (image) print(`Build its image: ${commandText("agents", "build", path)}`);
    const sandbox = image ? ["--sandbox", "docker"] : [];
    print(`Run it: ${commandText("run", "--agent", path, "--split", "starter", ...sandbox)}`);
    return 0;
  },
});

export const agentsBuildCommand = defineCommand({
  name: "agents build",
  summary: "Build an agent's container image from the Dockerfile in its folder",
  arguments: [agentArgument],
  options: {
    baseImage: text("--base-image <image>", "the Dockerfile's BASE_IMAGE (default: mlebench-env)"),
    dockerOptions: dockerOption,
  },
  examples: [["agents build ./my-agent", "The image that run --sandbox docker takes"]],
  async run({ options, args: [idOrPath] }) {
    const { baseImage, dockerOptions } = options;
    const agent = await loadAgent(idOrPath);
    print(`Built ${await buildAgentImage(agent, { baseImage, options: dockerOptions })}.`);
    return 0;
  },
});

function agentFacts({ id, description = "", folder, command, environment, ...rest }: Agent) {
  const { image = ENVIRONMENT_IMAGE, privileged } = rest;
  return { id, description, folder, command, environment, image, privileged };
}
