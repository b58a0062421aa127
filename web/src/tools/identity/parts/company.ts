import { safeReturn } from "@/platform/address";

const KEY = "sitepost.return";

/** Where somebody wanted to go before they went to their company's own sign-in. */
export const keepReturn = (to: string) => sessionStorage.setItem(KEY, to);

export const takeReturn = () => safeReturn(sessionStorage.getItem(KEY) ?? "/");
