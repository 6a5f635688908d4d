import { deliveryRoutes } from './delivery.ts';
import { demoRoutes } from './demo.ts';
import { formRoutes } from './form.ts';
import type { Route } from './http/route.ts';
import { invoiceRoutes } from './invoice.ts';
import { leadRoutes } from './lead.ts';
import { opsRoutes } from './ops.ts';
import { pipelineRoutes } from './pipeline.ts';
import { settingRoutes } from './setting.ts';
import { taskRoutes } from './task.ts';
import { userRoutes } from './user.ts';
import { webhookRoutes } from './webhook.ts';

/** Every endpoint below /api/v1. */
export const routes: Route[] = [
  ...userRoutes,
  ...demoRoutes,
  ...leadRoutes,
  ...taskRoutes,
  ...invoiceRoutes,
  ...deliveryRoutes,
  ...formRoutes,
  ...pipelineRoutes,
  ...settingRoutes,
  ...opsRoutes,
  ...webhookRoutes,
];
