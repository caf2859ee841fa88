import {
  buildEnvironment,
  environmentVariants,
  smokeTestEnvironment,
} from "../../sandbox/docker/environment-image.ts";
import { defineCommand } from "../command.ts";
import { choice, list, text } from "../option.ts";
import { print } from "../terminal.ts";

export const dockerOption = list(
  "--docker-option <option...>",
  "further options of docker build, such as --docker-option=--network=host",
);

export const envBuildCommand = defineCommand({
  name: "env build",
  summary: "Build the container image that agents run in, and check it from inside",
  details:
    "The image mlebench-env holds Python and a locked machine-learning stack. The variant cpu has no " +
    "CUDA and is a tenth in size; PyTorch's CPU builds are in an index of their own, so it comes " +
    "without PyTorch unless --torch-index names that.",
  options: {
    variant: choice("--variant <name>", "cpu (the default) or gpu", environmentVariants),
    baseImage: text("--base-image <image>", "build upon this image (default: a Python image)"),
    torchIndex: text("--torch-index <url>", "package index with PyTorch's CPU builds"),
    dockerOptions: dockerOption,
  },
  examples: [
    ["env build", "The environment for machines without GPUs"],
    ["env build --variant gpu", "With PyTorch and CUDA"],
  ],
  async run({ options }) {
    const image = await buildEnvironment({
      variant: options.variant ?? "cpu",
      baseImage: options.baseImage,
      torchIndex: options.torchIndex,
      options: options.dockerOptions,
    });
    print(await smokeTestEnvironment(image));
    print(`Built ${image}. Use it: mlebench run --sandbox docker ...`);
    return 0;
  },
});
