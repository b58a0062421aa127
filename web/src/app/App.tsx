import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, useEffect } from "react";
import { onSignedOut } from "@/platform/http";
import { LiveSocket } from "@/platform/live";
import { makeQueryClient } from "@/platform/queries";
import { ItemActionsContext, ItemPartsContext, PanelsContext, ProfileContext } from "@/platform/panels";
import { forgetReading } from "@/platform/reading";
import { meQuery } from "@/platform/session";
import { LiveContext } from "@/platform/useLive";
import { Toaster } from "@/ui/feedback/Toaster";
import { ShortcutProvider } from "@/ui/keys/shortcuts";
import { resolver, theme } from "@/ui/theme";
import { makeRouter } from "./router";
import { TOOLS } from "./tools";

const queries = makeQueryClient();
const live = new LiveSocket();
const router = makeRouter(queries);
const panels = TOOLS.flatMap((tool) => tool.panels ?? []).sort((a, b) => a.order - b.order).map((panel) => ({ ...panel, Screen: lazy(panel.panel) }));
const itemActions = TOOLS.flatMap((tool) => tool.itemActions ?? []).sort((a, b) => a.order - b.order).map((action) => ({ ...action, Dialog: lazy(action.dialog) }));
const itemParts = {
  blocks: TOOLS.flatMap((tool) => tool.blocks ?? []).sort((a, b) => a.order - b.order).map((block) => ({ ...block, Block: lazy(block.block) })),
  buttons: TOOLS.flatMap((tool) => tool.itemButtons ?? []).sort((a, b) => a.order - b.order).map((button) => ({ ...button, Button: lazy(button.button) })),
  things: TOOLS.flatMap((tool) => tool.things ?? []),
};
const profile = TOOLS.flatMap((tool) => tool.profile ?? []).sort((a, b) => a.order - b.order);
const scheme = localStorageColorSchemeManager({ key: "sitepost.scheme" });

function toSignIn() {
  void forgetReading();
  if (queries.getQueryData(meQuery.queryKey) === undefined) return;
  live.stop();
  queries.clear();
  void router.navigate({ to: "/sign-in", search: { to: router.state.location.href } });
}

export function App() {
  useEffect(() => onSignedOut(toSignIn), []);
  return (
    <I18nProvider i18n={i18n}>
      <MantineProvider theme={theme} cssVariablesResolver={resolver} colorSchemeManager={scheme} defaultColorScheme="auto">
        <QueryClientProvider client={queries}>
          <LiveContext value={live}>
            <PanelsContext value={panels}>
              <ItemActionsContext value={itemActions}>
                <ItemPartsContext value={itemParts}>
                  <ProfileContext value={profile}>
                    <ShortcutProvider>
                      <RouterProvider router={router} />
                      <Toaster />
                    </ShortcutProvider>
                  </ProfileContext>
                </ItemPartsContext>
              </ItemActionsContext>
            </PanelsContext>
          </LiveContext>
        </QueryClientProvider>
      </MantineProvider>
    </I18nProvider>
  );
}
