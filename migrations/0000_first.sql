CREATE TABLE `answers` (
	`teamId` text NOT NULL,
	`project` text NOT NULL,
	`field` text NOT NULL,
	`value` text,
	`words` text NOT NULL,
	`userId` text NOT NULL,
	`statedAt` integer NOT NULL,
	PRIMARY KEY(`teamId`, `project`, `field`),
	FOREIGN KEY (`teamId`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `estimates` (
	`teamId` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`userId` text NOT NULL,
	`asOf` text NOT NULL,
	`inputs` text NOT NULL,
	`result` text NOT NULL,
	`savedAt` integer NOT NULL,
	PRIMARY KEY(`teamId`, `number`),
	FOREIGN KEY (`teamId`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `installation` (
	`id` text PRIMARY KEY NOT NULL,
	`createdAt` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `messages` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`teamId` text NOT NULL,
	`threadId` text NOT NULL,
	`userId` text NOT NULL,
	`author` text NOT NULL,
	`text` text NOT NULL,
	`sentAt` integer NOT NULL,
	`expiresAt` integer NOT NULL,
	FOREIGN KEY (`teamId`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `messages_by_thread` ON `messages` (`teamId`,`threadId`,`id`);--> statement-breakpoint
CREATE INDEX `messages_by_expiry` ON `messages` (`expiresAt`);--> statement-breakpoint
CREATE TABLE `projects` (
	`teamId` text NOT NULL,
	`name` text NOT NULL,
	`createdAt` integer NOT NULL,
	PRIMARY KEY(`teamId`, `name`),
	FOREIGN KEY (`teamId`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `recommendations` (
	`teamId` text NOT NULL,
	`number` integer NOT NULL,
	`project` text NOT NULL,
	`userId` text NOT NULL,
	`asOf` text NOT NULL,
	`profile` text NOT NULL,
	`result` text NOT NULL,
	`savedAt` integer NOT NULL,
	PRIMARY KEY(`teamId`, `number`),
	FOREIGN KEY (`teamId`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `teams` (
	`id` text PRIMARY KEY NOT NULL,
	`createdAt` integer NOT NULL,
	`recommendationCount` integer DEFAULT 0 NOT NULL,
	`estimateCount` integer DEFAULT 0 NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `threads` (
	`teamId` text NOT NULL,
	`threadId` text NOT NULL,
	`project` text NOT NULL,
	`updatedAt` integer NOT NULL,
	PRIMARY KEY(`teamId`, `threadId`),
	FOREIGN KEY (`teamId`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
