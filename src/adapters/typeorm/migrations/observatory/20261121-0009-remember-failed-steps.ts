import type { Migration } from '../migration.js';

export const rememberFailedSteps: Migration = {
  name: '20261121-0009-remember-failed-steps',
  up: {
    postgres: [
      `CREATE TABLE "step_failures" (
  "step" varchar(30) COLLATE "C" NOT NULL,
  "item" varchar(255) COLLATE "C" NOT NULL,
  "attempts" integer NOT NULL,
  "code" varchar(255) COLLATE "C" NOT NULL,
  "message" varchar(1000) COLLATE "C" NOT NULL,
  "first_at" timestamptz(6) NOT NULL,
  "last_at" timestamptz(6) NOT NULL,
  "next_try_at" timestamptz(6) NOT NULL,
  CONSTRAINT "step_failures_pkey" PRIMARY KEY ("step", "item"),
  CONSTRAINT "step_failures_step_known" CHECK ("step" IN ('package', 'bundle', 'pack', 'transfer', 'unpack', 'archive', 'staging', 'mark', 'schedule', 'delete')),
  CONSTRAINT "step_failures_item_not_empty" CHECK (length("item") >= 1),
  CONSTRAINT "step_failures_attempts_positive" CHECK ("attempts" >= 1)
)`,
      `CREATE INDEX "step_failures_next_try_at" ON "step_failures" ("next_try_at", "step", "item")`,
    ],
    sqlite: [
      `CREATE TABLE "step_failures" (
  "step" TEXT NOT NULL,
  "item" TEXT NOT NULL,
  "attempts" INTEGER NOT NULL,
  "code" TEXT NOT NULL,
  "message" TEXT NOT NULL,
  "first_at" TEXT NOT NULL,
  "last_at" TEXT NOT NULL,
  "next_try_at" TEXT NOT NULL,
  CONSTRAINT "step_failures_pkey" PRIMARY KEY ("step", "item"),
  CONSTRAINT "step_failures_step_length" CHECK (length("step") <= 30),
  CONSTRAINT "step_failures_item_length" CHECK (length("item") <= 255),
  CONSTRAINT "step_failures_code_length" CHECK (length("code") <= 255),
  CONSTRAINT "step_failures_message_length" CHECK (length("message") <= 1000),
  CONSTRAINT "step_failures_step_known" CHECK ("step" IN ('package', 'bundle', 'pack', 'transfer', 'unpack', 'archive', 'staging', 'mark', 'schedule', 'delete')),
  CONSTRAINT "step_failures_item_not_empty" CHECK (length("item") >= 1),
  CONSTRAINT "step_failures_attempts_positive" CHECK ("attempts" >= 1)
)`,
      `CREATE INDEX "step_failures_next_try_at" ON "step_failures" ("next_try_at", "step", "item")`,
    ],
  },
  down: {
    postgres: [`DROP TABLE "step_failures"`],
    sqlite: [`DROP TABLE "step_failures"`],
  },
};
