import { useState } from "react";
import { Outlet } from "@tanstack/react-router";
import { useParam } from "@/platform/address";
import { SplitView } from "@/ui";
import { KitForm } from "./KitForm";
import { KitItem } from "./KitItem";
import { KitList } from "./KitList";

/** A look at the kit, in development only: /projects/<project>/kit, …/kit?show=form */
export default function Kit() {
  const [show] = useState(() => new URLSearchParams(location.search).get("show") ?? "list");
  const open = useParam("item");
  if (show === "form") return <KitForm />;
  if (show === "item") return <KitItem />;
  return <SplitView list={<KitList open={open} />} detail={show === "split" ? <KitItem /> : open ? <Outlet /> : null} />;
}
