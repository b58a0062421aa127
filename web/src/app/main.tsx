import "@/ui/theme";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { speak } from "@/platform/language";
import { preferences } from "@/platform/preferences";
import { App } from "./App";

async function start(): Promise<void> {
  const root = document.getElementById("root");
  if (!root) throw new Error("the page has no root");
  await speak(preferences().language);
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

void start();
if (import.meta.env.PROD) addEventListener("load", () => void import("./worker").then(({ startWorker }) => startWorker()).catch(() => undefined)); // it opens without one
