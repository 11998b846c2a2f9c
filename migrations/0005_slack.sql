CREATE TABLE `deliveries` (
	`platform` text NOT NULL,
	`tenant` text NOT NULL,
	`key` text NOT NULL,
	`userId` text NOT NULL,
	`parametersHash` text NOT NULL,
	`answer` text,
	`isAnswered` integer DEFAULT false NOT NULL,
	`begunAt` integer NOT NULL,
	`expiresAt` integer NOT NULL,
	PRIMARY KEY(`platform`, `tenant`, `key`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `deliveries_by_expiry` ON `deliveries` (`expiresAt`);--> statement-breakpoint
CREATE TABLE `feedback` (
	`teamId` text NOT NULL,
	`savedId` text NOT NULL,
	`userId` text NOT NULL,
	`thumb` text NOT NULL,
	`reason` text NOT NULL,
	`givenAt` integer NOT NULL,
	PRIMARY KEY(`teamId`, `savedId`, `userId`),
	FOREIGN KEY (`teamId`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `installations` (
	`enterpriseId` text NOT NULL,
	`workspaceId` text NOT NULL,
	`isEnterpriseInstall` integer NOT NULL,
	`sealed` text,
	`keyId` text,
	`brokenBecause` text,
	`installedAt` integer NOT NULL,
	`uninstalledAt` integer,
	PRIMARY KEY(`enterpriseId`, `workspaceId`, `isEnterpriseInstall`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `nonces` (
	`signature` text PRIMARY KEY NOT NULL,
	`expiresAt` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `nonces_by_expiry` ON `nonces` (`expiresAt`);