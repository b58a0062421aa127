import { ProfileTabs } from "@/ui";

export function MeTabs({ value }: { value: "me" | "security" | "tokens" }) {
  return <ProfileTabs at={value === "me" ? "me" : `me/${value}`} />;
}
