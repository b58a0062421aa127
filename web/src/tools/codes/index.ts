import { msg } from "@lingui/core/macro";
import { IconQrcode, IconScan } from "@tabler/icons-react";
import type { ToolModule } from "@/kernel/tool";

export const codes: ToolModule = {
  key: "codes",
  routes: [
    { path: "q/$code", scope: "account", screen: () => import("./screens/Led") },
    { path: "scan", scope: "account", screen: () => import("./screens/Scan") },
  ],
  nav: [{ label: msg`Scan a QR code`, icon: IconScan, path: "scan", scope: "account", order: 30, rail: false }],
  itemActions: [{ key: "qr", label: msg`QR code`, several: msg`QR labels`, icon: IconQrcode, order: 10, dialog: () => import("./parts/CodeDialog") }],
};
