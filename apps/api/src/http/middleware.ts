import type { MiddlewareHandler } from "hono";
import type { ApiHono } from "./call.ts";

export type Middleware = MiddlewareHandler<ApiHono>;
