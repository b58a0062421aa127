import { fileURLToPath } from "node:url";
import { lingui, linguiTransformerBabelPreset } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = process.env.SITEPOST_DEV_SERVER ?? "http://127.0.0.1:8000";
const proxy = { "/api": { target: server, ws: true, changeOrigin: false } };

const groups = [
  { name: "react", test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store)\// },
  { name: "router", test: /node_modules\/@tanstack\/(react-router|router-core|history|react-store|store|query-core|react-query)\// },
  { name: "i18n", test: /node_modules\/@lingui\// },
];

export default defineConfig({
  plugins: [react(), lingui({ failOnCompileError: true }), babel({ presets: [linguiTransformerBabelPreset()] })],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  test: { include: ["src/**/*.test.{ts,tsx}"] },
  server: { proxy },
  preview: { proxy },
  build: {
    target: "es2022",
    outDir: "dist",
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
});
