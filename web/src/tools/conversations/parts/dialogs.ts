import { lazy } from "react";

export const StartDirect = lazy(() => import("./dialogs/StartDirect"));
export const NewGroup = lazy(() => import("./dialogs/NewGroup"));
export const ManageGroup = lazy(() => import("./dialogs/ManageGroup"));
export const Members = lazy(() => import("./dialogs/Members"));
export const PutOnHold = lazy(() => import("./records/PutOnHold"));
