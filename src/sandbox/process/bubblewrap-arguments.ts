import type { HostFiles } from "../host-files.ts";
import { AGENT_ID, agentPlaces, DESCRIPTION_FILE, machinery } from "../inside-places.ts";
import type { NetworkPolicy, SandboxRequest } from "../sandbox.ts";
import { NAMESPACE_PIPE } from "../supervise.ts";

/** Files on the host that every sandbox shows beside those of the request. */
export interface ProcessHostFiles extends HostFiles {
  passwd: string;
  group: string;
  hosts: string;
  /** Shell commands that set the agent's environment. */
  environment: string;
}

/** What programs on the host's /usr need of /etc to work; nothing there names users or secrets. */
const ETC = [
  "ld.so.cache",
  "ld.so.conf",
  "ld.so.conf.d",
  "alternatives",
  "ssl/certs",
  "localtime",
  "fonts",
  "mime.types",
];

/** What finding other machines by name needs of the host. */
const NETWORK_ETC = ["hosts", "resolv.conf", "nsswitch.conf", "gai.conf"];

// Folders that bubblewrap makes by itself can be entered by root only.
const PARENTS = ["/etc", "/etc/ssl", "/home", "/run", "/run/mlebench", machinery.programs];

/**
 * bubblewrap's options: new namespaces, an almost empty file system that can
 * be written to in a few places only, no network but loopback, no capabilities.
 * @param asRoot bubblewrap is started by root and drops to {@link AGENT_ID} inside (see
 *   {@link dropRoot}); otherwise it makes a user namespace.
 */
export function bubblewrapArguments(
  {
    files,
    validationSocket,
    limits,
    network,
  }: Pick<SandboxRequest, "files" | "validationSocket" | "limits" | "network">,
  hostFiles: ProcessHostFiles,
  asRoot: boolean,
): string[] {
  // A full folder is an error that an agent can handle; memory that has run out is not.
  const scratchBytes = String(Math.floor(limits.memoryBytes / 2));
  const scratchFolder = ["--perms", "1777", "--size", scratchBytes, "--tmpfs"];
  return [
    ...namespaceArguments(asRoot, network),
    ...["--info-fd", String(NAMESPACE_PIPE)],
    ...["--ro-bind", "/usr", "/usr"],
    ...["bin", "sbin", "lib", "lib64"].flatMap((name) => ["--symlink", `usr/${name}`, `/${name}`]),
    ...["--proc", "/proc", "--dev", "/dev"],
    ...[...scratchFolder, "/dev/shm", ...scratchFolder, "/tmp"],
    ...PARENTS.flatMap((folder) => ["--perms", "0755", "--dir", folder]),
    ...ETC.flatMap((name) => ["--ro-bind-try", `/etc/${name}`, `/etc/${name}`]),
    ...["--ro-bind", hostFiles.passwd, "/etc/passwd"],
    ...["--ro-bind", hostFiles.group, "/etc/group"],
    ...(network === "open"
      ? NETWORK_ETC.flatMap((name) => ["--ro-bind-try", `/etc/${name}`, `/etc/${name}`])
      : ["--ro-bind", hostFiles.hosts, "/etc/hosts"]),
    ...["--ro-bind", hostFiles.node, machinery.node],
    ...["--ro-bind", hostFiles.launcher, machinery.launcher],
    ...["--ro-bind", hostFiles.environment, machinery.environment],
    ...["--ro-bind", validationSocket, machinery.validationSocket],
    ...["--ro-bind", hostFiles.validateScript, agentPlaces.validateScript],
    ...["--ro-bind", files.instructions, agentPlaces.instructions],
    ...["--ro-bind", files.data, agentPlaces.data],
    ...(files.description
      ? ["--ro-bind", files.description, `${agentPlaces.data}/${DESCRIPTION_FILE}`]
      : []),
    ...["--ro-bind", files.agent, agentPlaces.agent],
    ...["--bind", files.submission, agentPlaces.submission],
    ...["--bind", files.logs, agentPlaces.logs],
    ...["--bind", files.code, agentPlaces.code],
    // Without root these are the agent's own, and have no size limit.
    ...["--remount-ro", "/dev", "--remount-ro", "/"],
    ...["--chdir", agentPlaces.agent],
  ];
}

/** Namespaces and rights, which are also what a probe has to try. */
export function namespaceArguments(asRoot: boolean, network: NetworkPolicy = "none"): string[] {
  const agentId = String(AGENT_ID);
  const separate = ["ipc", "pid", "uts", "cgroup-try", ...(network === "none" ? ["net"] : [])];
  return [
    ...["--die-with-parent", "--new-session", "--clearenv", "--hostname", "sandbox"],
    ...separate.map((name) => `--unshare-${name}`),
    ...["--cap-drop", "ALL"],
    ...(asRoot
      ? ["SETUID", "SETGID", "SETPCAP"].flatMap((name) => ["--cap-add", `CAP_${name}`])
      : ["--unshare-user", "--uid", agentId, "--gid", agentId, "--disable-userns"]),
  ];
}

/** Command prefix that makes root inside the sandbox {@link AGENT_ID}, with no way back. */
export const dropRoot = [
  "setpriv",
  ...["--reuid", String(AGENT_ID), "--regid", String(AGENT_ID), "--clear-groups"],
  ...["--bounding-set", "-all", "--inh-caps", "-all", "--no-new-privs"],
];
