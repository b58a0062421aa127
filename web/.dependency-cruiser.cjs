/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "tools-are-strangers",
      comment: "No tool imports another tool; they meet through the card, the fact and the browser's address.",
      severity: "error",
      from: { path: "^src/tools/([^/]+)/" },
      to: { path: "^src/tools/([^/]+)/", pathNot: "^src/tools/$1/" },
    },
    {
      name: "only-app-knows-tools",
      comment: "ui, platform and kernel know no tool.",
      severity: "error",
      from: { path: "^src/(ui|platform|kernel)/" },
      to: { path: "^src/(tools|app)/" },
    },
    {
      name: "tools-do-not-know-app",
      severity: "error",
      from: { path: "^src/tools/" },
      to: { path: "^src/app/" },
    },
    {
      name: "kernel-is-pure",
      comment: "The vocabulary: nothing of ours above it, and from outside only types.",
      severity: "error",
      from: { path: "^src/kernel/", pathNot: "\\.test\\.tsx?$" },
      to: { pathNot: "^src/kernel/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "platform-draws-nothing",
      severity: "error",
      from: { path: "^src/platform/" },
      to: { path: ["^src/ui/", "node_modules/@mantine/", "node_modules/@tabler/"] },
    },
    {
      name: "room-shape",
      comment: "A tool is index.ts, api.ts, state.ts, screens/, parts/.",
      severity: "error",
      from: {},
      to: { path: "^src/tools/[^/]+/", pathNot: "^src/tools/[^/]+/((index|api|state)\\.tsx?$|(screens|parts)/)" },
    },
    {
      name: "editor-is-lazy",
      comment: "The editor's libraries stay behind the one lazy door.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/ui/richtext/editor/" },
      to: { path: "node_modules/(@tiptap|prosemirror)" },
    },
    { name: "no-circles", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    { name: "no-strays", severity: "error", from: { orphan: true, path: "^src/", pathNot: "\\.d\\.ts$" }, to: {} },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.(css|po|svg)$|\\.wasm\\?url$" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};
