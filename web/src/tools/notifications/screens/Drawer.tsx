import type { NotificationsProps } from "@/kernel/tool";
import { NoticeList } from "../parts/NoticeList";

export default function Drawer({ onClose }: NotificationsProps) {
  return <NoticeList onOpen={onClose} />;
}
