import type { QueryClient } from "@tanstack/react-query";
import { type AnyRoute, createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from "@tanstack/react-router";
import type { Scope, ToolRoute } from "@/kernel/tool";
import { Skeletons } from "@/ui/feedback/Skeletons";
import { entry, knownProject, signedIn } from "./guards";
import { Failure, LoneFailure, LoneNotFound, NotFound } from "./screens/Failure";
import { Shell } from "./shell/Shell";
import { TOOLS } from "./tools";

function grow(parent: AnyRoute, route: Omit<ToolRoute, "scope">): AnyRoute {
  const own = createRoute({ getParentRoute: () => parent, path: route.path, component: lazyRouteComponent(route.screen) });
  return route.children ? own.addChildren(route.children.map((child) => grow(own, child))) : own;
}

function sectionsOf(scope: "company" | "settings", parent: AnyRoute): AnyRoute {
  const layout = createRoute({ getParentRoute: () => parent, path: scope, component: lazyRouteComponent(() => import("./screens/Sections"), scope === "company" ? "Company" : "ProjectSettings"), notFoundComponent: NotFound });
  return layout.addChildren(routesOf(scope).map((route) => grow(layout, route)));
}

const routesOf = (scope: Scope) => TOOLS.flatMap((tool) => tool.routes.filter((route) => route.scope === scope));

/** open ─ signed in (shell) ─┬ account screens
 *                            ├ /company ─ the company's administration
 *                            └ /projects/$project ─ project screens, /settings */
function makeTree(queries: QueryClient): AnyRoute {
  const root = createRootRoute({ component: Outlet, notFoundComponent: LoneNotFound, errorComponent: LoneFailure });
  const shell = createRoute({ getParentRoute: () => root, id: "signed-in", component: Shell, beforeLoad: signedIn(queries), errorComponent: LoneFailure, notFoundComponent: NotFound });
  const home = createRoute({ getParentRoute: () => shell, path: "/", beforeLoad: entry(queries), component: lazyRouteComponent(() => import("./screens/Projects")) });
  const list = createRoute({ getParentRoute: () => shell, path: "projects", component: lazyRouteComponent(() => import("./screens/Projects")) });
  const more = createRoute({ getParentRoute: () => shell, path: "more", component: lazyRouteComponent(() => import("./screens/More")) });
  const project = createRoute({ getParentRoute: () => shell, path: "projects/$project", component: Outlet, beforeLoad: knownProject(queries), notFoundComponent: NotFound });
  const front = createRoute({ getParentRoute: () => project, path: "/", component: lazyRouteComponent(() => import("./screens/ProjectHome")) });
  const kit = import.meta.env.DEV
    ? [createRoute({ getParentRoute: () => project, path: "kit", component: lazyRouteComponent(() => import("./dev/Kit")) })]
    : [];

  const open = routesOf("open").map((route) => grow(root, route));
  const account = routesOf("account").map((route) => grow(shell, route));
  const inProject = routesOf("project").map((route) => grow(project, route));
  return root.addChildren([...open, shell.addChildren([home, list, more, ...account, sectionsOf("company", shell), project.addChildren([front, ...kit, ...inProject, sectionsOf("settings", project)])])]);
}

export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: makeTree(queries),
    defaultPreload: "intent",
    defaultPendingMs: 200,
    defaultPendingComponent: () => <Skeletons shape="page" />,
    defaultErrorComponent: Failure,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}
