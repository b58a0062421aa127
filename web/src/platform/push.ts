import { api, data } from "./http";

const WOKEN = "sitepost.push"; // this device is woken for whoever it belongs to; forgotten with them

/**
 * Whether this browser can be woken: `missing` it cannot, `off` the server pushes nothing, `denied` its owner said no,
 * `asleep` it could be, `awake` it is.
 */
export type Waking = "missing" | "off" | "denied" | "asleep" | "awake";

export interface Device {
  waking: Waking;
  key: string | null;
}

const isAble = () => "serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis;

/** Whether the worker tells what comes while no window is in front, so that the page need not. */
export const isWoken = (): boolean => localStorage.getItem(WOKEN) !== null && isAble() && Notification.permission === "granted";

export async function readDevice(signal?: AbortSignal): Promise<Device> {
  if (!isAble()) return { waking: "missing", key: null };
  const { key, here } = await data(api.GET("/api/push", { signal }));
  if (key === null) return { waking: "off", key };
  if (Notification.permission === "denied") return { waking: "denied", key };
  return { waking: here && isWoken() && (await held()) ? "awake" : "asleep", key };
}

const held = async () => (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription();

/** Ask the browser, and tell the server where to wake it; says what came of it. */
export async function wake(key: string): Promise<Waking> {
  const permission = Notification.permission === "granted" ? "granted" : await Notification.requestPermission();
  if (permission !== "granted") return permission === "denied" ? "denied" : "asleep";
  await subscribe(key);
  localStorage.setItem(WOKEN, "1");
  return "awake";
}

/** Let this browser sleep: here first, so that nothing more is shown. */
export async function letSleep(): Promise<void> {
  localStorage.removeItem(WOKEN);
  await (await held())?.unsubscribe();
  await data(api.DELETE("/api/push/device"));
}

/** This device is nobody's any more: what was shown is taken back, and the address it had is given up. */
export async function forgetPushes(): Promise<void> {
  if (!isAble()) return;
  const registration = await navigator.serviceWorker.getRegistration();
  const [shown, subscription] = await Promise.all([registration?.getNotifications(), registration?.pushManager.getSubscription()]);
  shown?.forEach((one) => one.close());
  await subscription?.unsubscribe();
}

/** After signing in anew: a device that was woken for this person is so again. */
export async function stayAwake(): Promise<void> {
  if (!isWoken()) return;
  const { key, here } = await data(api.GET("/api/push"));
  if (key !== null && !(here && (await held()))) await subscribe(key);
}

async function subscribe(key: string): Promise<void> {
  const registration = await navigator.serviceWorker.register("/sw.js");
  let subscription = await registration.pushManager.getSubscription();
  if (subscription && keyOf(subscription) !== key) {
    await subscription.unsubscribe();
    subscription = null;
  }
  await navigator.serviceWorker.ready;
  subscription ??= await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint = "", keys = {} } = subscription.toJSON();
  await data(api.PUT("/api/push/device", { body: { endpoint, p256dh: keys.p256dh ?? "", auth: keys.auth ?? "" } }));
}

/** The server's key that a subscription was made with, as the server writes it. */
function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** Show a notification of the page's own; the worker leads whoever presses it to `data.url`. */
export async function notify(title: string, options: NotificationOptions): Promise<void> {
  if (!("Notification" in globalThis) || Notification.permission !== "granted" || !("serviceWorker" in navigator)) return;
  await (await navigator.serviceWorker.getRegistration())?.showNotification(title, options);
}
